// SPDX-License-Identifier: Apache-2.0
/*
 * storm AGENT_PID FILE PROCESSES SECONDS EXECS_PER_SECOND CODE=TRACEPOINT...
 *
 * Processes that open and close FILE as fast as they can, beside a steady number of execs, each call counted. And a
 * second, independent count of whole event types: the kernel counts the hits of each TRACEPOINT on all CPUs (perf), and
 * that is compared with the agent's own map `counters` at event code CODE, over the same window to the call.
 * Says `stormed` and waits for a line of input, so that the window ends only when the agent has caught up.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <err.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/perf_event.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_TYPES = 8, MAX_CPUS = 256, EDGE_TRIES = 100000, EDGE_MOMENTS = 50 };

/* The value of the agent's map `counters`: delivered, and dropped by three causes. */
struct event_counter {
	uint64_t delivered, dropped_buffer, dropped_scratch, dropped_own;
};

struct type {
	uint32_t code;
	int perf[MAX_CPUS];
};

/* What one edge of the window shows of one type. */
struct edge {
	uint64_t calls;			/* by perf */
	struct event_counter seen;	/* by the agent */
};

struct shared {
	atomic_int stop;
	_Atomic uint64_t opens, closes;
};

static struct type types[MAX_TYPES];
static int type_count, cpu_count, counters_map;

static long bpf(int command, union bpf_attr *attr)
{
	return syscall(SYS_bpf, command, attr, sizeof(*attr));
}

/* Tracefs is mounted where no one else sees it: the numbers of tracepoints are nowhere else. */
static uint64_t find_tracepoint(const char *name)
{
	static int mounted;
	char path[256];
	uint64_t id;

	if (!mounted++ && (unshare(CLONE_NEWNS) || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) ||
			   mount("none", "/mnt", "tracefs", 0, NULL)))
		err(1, "tracefs");
	snprintf(path, sizeof(path), "/mnt/events/%s/id", name);

	FILE *file = fopen(path, "re");

	if (!file || fscanf(file, "%lu", &id) != 1)
		err(1, "%s", path);
	fclose(file);
	return id;
}

static void count_tracepoint(struct type *type, const char *name)
{
	struct perf_event_attr attr = {
		.type = PERF_TYPE_TRACEPOINT, .size = sizeof(attr), .config = find_tracepoint(name), .sample_period = 0,
	};

	for (int cpu = 0; cpu < cpu_count; cpu++) {
		type->perf[cpu] = syscall(SYS_perf_event_open, &attr, -1, cpu, -1, PERF_FLAG_FD_CLOEXEC);
		if (type->perf[cpu] < 0)
			err(1, "perf_event_open of %s", name);
	}
}

/* The map of that name among the descriptors of the agent. */
static int find_map(const char *agent, const char *name)
{
	char path[64];
	struct dirent *entry;
	DIR *directory;

	snprintf(path, sizeof(path), "/proc/%s/fdinfo", agent);
	directory = opendir(path);
	while (directory && (entry = readdir(directory))) {
		char line[128];
		int map = -1;
		int at = openat(dirfd(directory), entry->d_name, O_RDONLY | O_CLOEXEC);
		FILE *file = at < 0 ? NULL : fdopen(at, "r");

		while (file && fgets(line, sizeof(line), file)) {
			union bpf_attr attr = {};

			if (sscanf(line, "map_id: %u", &attr.map_id) == 1)
				map = bpf(BPF_MAP_GET_FD_BY_ID, &attr);
		}
		if (file)
			fclose(file);
		if (map < 0)
			continue;

		struct bpf_map_info info = {};
		union bpf_attr attr = { .info = { .bpf_fd = map, .info_len = sizeof(info), .info = (uint64_t)&info } };

		if (!bpf(BPF_OBJ_GET_INFO_BY_FD, &attr) && !strcmp(info.name, name))
			return map;
		close(map);
	}
	errx(1, "process %s has no map `%s`", agent, name);
}

static struct event_counter read_counter(uint32_t code)
{
	struct event_counter values[MAX_CPUS] = {}, sum = {};
	union bpf_attr attr = { .map_fd = counters_map, .key = (uint64_t)&code, .value = (uint64_t)values };

	if (bpf(BPF_MAP_LOOKUP_ELEM, &attr))
		err(1, "counter of event %u", code);
	for (int cpu = 0; cpu < MAX_CPUS; cpu++) {
		sum.delivered += values[cpu].delivered;
		sum.dropped_buffer += values[cpu].dropped_buffer;
		sum.dropped_scratch += values[cpu].dropped_scratch;
		sum.dropped_own += values[cpu].dropped_own;
	}
	return sum;
}

/* Both counts at one moment: a moment in which neither moved, tried until there is one. */
static void read_quiet(struct edge edges[])
{
	for (int try = 0; try < EDGE_TRIES; try++) {
		int moved = 0;

		for (int i = 0; i < type_count; i++)
			edges[i].seen = read_counter(types[i].code);
		for (int i = 0; i < type_count; i++) {
			edges[i].calls = 0;
			for (int cpu = 0; cpu < cpu_count; cpu++) {
				uint64_t value;

				if (read(types[i].perf[cpu], &value, sizeof(value)) != sizeof(value))
					err(1, "read of a perf counter");
				edges[i].calls += value;
			}
		}
		usleep(200);
		for (int i = 0; i < type_count; i++) {
			struct event_counter again = read_counter(types[i].code);

			moved |= memcmp(&again, &edges[i].seen, sizeof(again));
		}
		if (!moved)
			return;
	}
	errx(1, "the machine was never quiet for 200 us");
}

/* How many calls one has counted and the other has not. */
static int64_t ahead(const struct edge *edge)
{
	return edge->calls - edge->seen.delivered - edge->seen.dropped_buffer - edge->seen.dropped_scratch - edge->seen.dropped_own;
}

/*
 * An edge of the window. On a busy machine a call may stand for a while between the two counts, its task preempted: of many
 * moments the edge is one that agrees with most of them.
 */
static void read_edge(struct edge edges[])
{
	static struct edge moments[EDGE_MOMENTS][MAX_TYPES];
	int best = 0, most = 0;

	for (int i = 0; i < EDGE_MOMENTS; i++) {
		read_quiet(moments[i]);
		usleep(1000);
	}
	for (int i = 0; i < EDGE_MOMENTS; i++) {
		int alike = 0;

		for (int j = 0; j < EDGE_MOMENTS; j++) {
			int differs = 0;

			for (int type = 0; type < type_count; type++)
				differs |= ahead(&moments[i][type]) != ahead(&moments[j][type]);
			alike += !differs;
		}
		if (alike > most) {
			most = alike;
			best = i;
		}
	}
	memcpy(edges, moments[best], type_count * sizeof(edges[0]));
}

static void storm(struct shared *shared, const char *path)
{
	uint64_t opens = 0, closes = 0;

	while (!atomic_load_explicit(&shared->stop, memory_order_relaxed)) {
		/* open itself, not openat as libc has it: no one else on the machine uses it. */
		int fd = syscall(SYS_open, path, O_RDONLY);

		opens++;
		if (fd < 0)
			continue;
		close(fd);
		closes++;
	}
	shared->opens += opens;
	shared->closes += closes;
	_exit(0);
}

/* Starts programs at a steady rate, one after the other; returns how many. */
static int exec_steadily(const char *self, const char *path, int rate, int seconds)
{
	struct timespec next;
	int count = rate * seconds;

	clock_gettime(CLOCK_MONOTONIC, &next);
	for (int i = 0; i < count; i++) {
		pid_t child = fork();

		if (!child) {
			execl(self, "storm", "--child", path, NULL);
			_exit(127);
		}

		int status;

		if (child < 0 || waitpid(child, &status, 0) != child || status)
			errx(1, "exec %d failed", i);
		next.tv_nsec += 1000000000 / rate;
		if (next.tv_nsec >= 1000000000) {
			next.tv_nsec -= 1000000000;
			next.tv_sec++;
		}
		clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
	}
	return count;
}

int main(int argc, char **argv)
{
	struct edge first[MAX_TYPES], last[MAX_TYPES];

	if (argc > 1 && !strcmp(argv[1], "--child"))
		return 0;
	if (argc < 7 || argc > 6 + MAX_TYPES)
		errx(1, "see the head of the source");

	struct shared *shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int processes = atoi(argv[3]);

	cpu_count = sysconf(_SC_NPROCESSORS_ONLN);
	counters_map = find_map(argv[1], "counters");
	for (int i = 6; i < argc; i++) {
		struct type *type = &types[type_count++];
		char *name = strchr(argv[i], '=') + 1;

		type->code = atoi(argv[i]);
		count_tracepoint(type, name);
	}
	read_edge(first);

	for (int i = 0; i < processes; i++)
		if (!fork())
			storm(shared, argv[2]);
	int execs = exec_steadily(argv[0], argv[2], atoi(argv[5]), atoi(argv[4]));
	shared->stop = 1;
	for (int i = 0; i < processes; i++)
		wait(NULL);

	puts("stormed");
	fflush(stdout);
	getchar();
	read_edge(last);

	printf("opens %lu\ncloses %lu\nexecs %d\n", shared->opens, shared->closes, execs);
	for (int i = 0; i < type_count; i++) {
		struct event_counter *a = &first[i].seen, *b = &last[i].seen;

		printf("type %u calls %lu delivered %lu dropped %lu own %lu\n", types[i].code, last[i].calls - first[i].calls,
		       b->delivered - a->delivered,
		       b->dropped_buffer + b->dropped_scratch - a->dropped_buffer - a->dropped_scratch,
		       b->dropped_own - a->dropped_own);
	}
	return 0;
}
