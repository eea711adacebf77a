// The probe's counters are the whole machine's: a test that counts calls exactly must not run beside one that makes the same calls.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
