using System.Globalization;
using Gyrfalcon.Fuzz;
using SharpFuzz;

switch (args)
{
    case ["seeded"]:
        return SeededProgram.Run();
    case ["seeded", var target]:
        return SeededProgram.Run(target);
    // The input of a number of a seeded run, to look at and to run alone.
    case ["show", var target, var seed, var number]:
        using (var output = Console.OpenStandardOutput()) output.Write(new Mutator(Corpus.Of(target), int.Parse(seed, CultureInfo.InvariantCulture)).Make(int.Parse(number, CultureInfo.InvariantCulture)));
        return 0;
    case ["run", var target, var path]:
        Console.WriteLine(FuzzTarget.Create(target).Run(File.ReadAllBytes(path)) ? "accepted" : "refused");
        return 0;
    case ["corpus", var target, var folder]:
        Directory.CreateDirectory(folder);
        foreach (var (i, input) in Corpus.Of(target).Inputs.Index()) File.WriteAllBytes(Path.Combine(folder, i.ToString("D4", CultureInfo.InvariantCulture)), input);
        return 0;
    case ["afl", var target]:
        // Instrumented code can only run when the fuzzer has shared its memory.
        FuzzTarget? function = null;
        Fuzzer.OutOfProcess.Run((Stream stream) =>
        {
            var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            function ??= FuzzTarget.Create(target);
            function.Run(bytes.ToArray());
        });
        return 0;
    case ["libfuzzer", var target]:
        FuzzTarget? tested = null;
        Fuzzer.LibFuzzer.Run(input => (tested ??= FuzzTarget.Create(target)).Run(input));
        return 0;
    default:
        Console.Error.WriteLine($"usage: seeded [TARGET] | show TARGET SEED NUMBER | run TARGET FILE | corpus TARGET FOLDER | afl TARGET | libfuzzer TARGET\ntargets: {string.Join(", ", FuzzTarget.Names)}");
        return 2;
}
