using BenchmarkDotNet.Running;
using Gyrfalcon.Benchmarks;

BenchmarkRunner.Run<EventBenchmark>(args: args);
