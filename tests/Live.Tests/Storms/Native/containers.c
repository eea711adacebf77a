// containers PARENT COUNT: makes so many cgroups below PARENT, each under the name that docker gives to a container, and runs
// `true` in each. All that a container is to the kernel, without its file system: 10,000 of them take ten seconds.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

static void enter(const char *cgroup)
{
	char procs[512];
	snprintf(procs, sizeof procs, "%s/cgroup.procs", cgroup);
	int fd = open(procs, O_WRONLY | O_CLOEXEC);
	if (fd < 0 || write(fd, "0", 1) != 1)
		fail(procs);
	execl("/bin/true", "true", NULL);
	fail("/bin/true");
}

int main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	for (int i = 1; i <= atoi(argv[2]); i++) {
		char cgroup[400];
		snprintf(cgroup, sizeof cgroup, "%s/%012x%052x", argv[1], i, i);
		if (mkdir(cgroup, 0755))
			fail(cgroup);
		pid_t child = fork();
		if (child < 0)
			fail("fork");
		if (child == 0)
			enter(cgroup);
		int status;
		waitpid(child, &status, 0);
		// A cgroup is busy until the kernel has put its last process away.
		while (rmdir(cgroup))
			usleep(100);
		if (status)
			return 1;
	}
	return 0;
}
