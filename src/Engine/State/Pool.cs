namespace Gyrfalcon.Engine.State;

/// <summary>Objects that wait for their next use, so that steady traffic allocates none. What it has no room for is left to the collector.</summary>
sealed class Pool<T>(int capacity)
    where T : class, new()
{
    readonly T?[] _items = new T?[capacity];
    int _count;

    public T Rent()
    {
        if (_count == 0) return new T();
        var item = _items[--_count]!;
        _items[_count] = null;
        return item;
    }

    /// <summary>Takes back an object that nothing refers to any more and that was emptied.</summary>
    public void Return(T item)
    {
        if (_count < _items.Length) _items[_count++] = item;
    }
}
