using System.Globalization;
using BenchmarkDotNet.Running;
using Gyrfalcon.Benchmarks;

if (args is ["make-capture", var path, var megabytes])
{
    long events = LongCapture.Write(File.Create(path), long.Parse(megabytes, CultureInfo.InvariantCulture) * 1_000_000);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {events:N0} events"));
    return;
}

BenchmarkRunner.Run<EventBenchmark>(args: args);
ReplayBenchmark.WriteRates(BenchmarkRunner.Run<ReplayBenchmark>(args: args), Console.Out);
if (!GoldenCases.AreThere)
{
    Console.WriteLine("| the numbers of rules are left out: they need the golden cases beside the project |");
    return;
}

var summary = BenchmarkRunner.Run<RuleCountBenchmark>(args: args);
var means = summary.Reports.Where(r => r.ResultStatistics is not null).ToDictionary(r => (int)r.BenchmarkCase.Parameters["Rules"], r => r.ResultStatistics!.Mean);
foreach (var (few, many) in ((int, int)[])[(25, 500), (93, 2000)])
{
    if (!means.ContainsKey(few) || !means.ContainsKey(many)) continue;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {many} rules cost {means[many] / means[few]:F2} times what {few} do |"));
}
