using System.Buffers.Binary;
using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Asks a test of the elements of a list: of every one (<c>in</c>; an empty list is true) or of any (<c>intersects</c>).</summary>
sealed class ListTest(ValueTest element, bool isNumber, bool any) : ValueTest
{
    public override bool Test(scoped FieldValue value)
    {
        var items = new ListItems(value.Bytes);
        while (items.MoveNext())
        {
            var item = isNumber && items.Current.Length == 8
                ? FieldValue.Of(BinaryPrimitives.ReadUInt64LittleEndian(items.Current))
                : FieldValue.Of(items.Current);
            if (element.Test(item) == any) return any;
        }

        return !any;
    }
}
