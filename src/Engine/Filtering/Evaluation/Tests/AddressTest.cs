using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether an ip address is in one of several networks; a single address is a network of its full length.</summary>
sealed class AddressTest(Network[] networks) : ValueTest
{
    public override bool Test(scoped FieldValue value)
    {
        foreach (var network in networks)
        {
            if (network.Contains(value.Bytes)) return true;
        }

        return false;
    }
}
