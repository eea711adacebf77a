# The one entry point. `make run` and `make test` are all that a newcomer needs; both install what is missing.
SHELL := bash
RID := linux-x64
GYR := artifacts/gyr
SOURCES := $(shell git ls-files src probe Directory.Build.props Directory.Packages.props global.json)

.PHONY: help build image run test test-quiet test-outputs fuzz bench overhead format clean
.DEFAULT_GOAL := help

help:
	@echo 'make run         start live detection with the stock rules'
	@echo 'make test        build and test everything (about 16 minutes on 2 cores)'
	@echo 'make build       artifacts/gyr: one native binary'
	@echo 'make image       artifacts/image/gyrfalcon.tar: an OCI image without a shell, and its SBOM (IMAGE=name:tag)'
	@echo 'make bench       ns and bytes per event, replay, start-up and memory'
	@echo 'make overhead    container starts and a build, in turn with and without the agent; its CPU and memory'
	@echo 'make test-quiet  long: no alert while nothing bad happens (about 10 minutes)'
	@echo 'make test-chart  long: the chart and the deploy scripts with everything that may go wrong (2 minutes)'
	@echo 'make test-outputs  long: 100,000 alerts to a receiver that is stopped half the time, by an agent that is killed twice'
	@echo 'make fuzz        long: a million mutated conditions, rules files, outputs and captures (FUZZ_SEED=, FUZZ_COUNT=, FUZZ_TARGET=)'
	@echo 'make format      format the C# sources'

build: $(GYR)

$(GYR): $(SOURCES) artifacts/probe/gyrfalcon.bpf.o
	@dotnet publish src/Gyrfalcon -c Release -r $(RID) -o artifacts/publish -v quiet -nologo
	@cp artifacts/publish/gyr $(GYR)

image: build
	@eng/image/make.sh $(GYR) artifacts/image/gyrfalcon.tar

artifacts/probe/gyrfalcon.bpf.o: $(shell git ls-files probe) | bootstrap
	@$(MAKE) --no-print-directory -C probe

.PHONY: bootstrap
bootstrap:
	@eng/bootstrap.sh

run: build
	@eng/run.sh $(GYR)

test:
	@eng/bootstrap.sh
	@eng/tools.sh
	@$(MAKE) --no-print-directory build
	@eng/test.sh

test-quiet:
	@eng/bootstrap.sh
	@$(MAKE) --no-print-directory build
	@eng/test-quiet.sh

test-chart:
	@eng/bootstrap.sh
	@eng/tools.sh
	@$(MAKE) --no-print-directory build
	@dotnet build tests/Deployment.Tests -v quiet -nologo
	@artifacts/bin/Gyrfalcon.Deployment.Tests/debug/Gyrfalcon.Deployment.Tests -noColor

test-outputs:
	@eng/bootstrap.sh
	@$(MAKE) --no-print-directory build
	@dotnet build tests/Outputs.Tests -v quiet -nologo
	@artifacts/bin/Gyrfalcon.Outputs.Tests/debug/Gyrfalcon.Outputs.Tests -noColor -trait Category=Long -showLiveOutput

fuzz:
	@dotnet run --project tests/Fuzz -c Release -v quiet -- seeded $(FUZZ_TARGET)

bench: build
	@eng/bench.sh

overhead: build
	@eng/overhead.sh $(GYR)

format:
	@dotnet format Gyrfalcon.slnx

clean:
	@rm -rf artifacts
