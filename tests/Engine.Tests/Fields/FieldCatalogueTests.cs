using System.Text;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Tests.Fields;

public sealed class FieldCatalogueTests
{
    [Fact]
    public void All_Names_AreUniqueAndWellFormed()
    {
        Assert.Equal(SyscallSource.Instance.Fields.All.Count, SyscallSource.Instance.Fields.All.Select(f => f.Name).Distinct().Count());
        Assert.All(SyscallSource.Instance.Fields.All, f => Assert.Matches(@"^[a-z0-9]+(\.[a-z0-9_]+)+$", f.Name));
        Assert.All(SyscallSource.Instance.Fields.All, f => Assert.False(string.IsNullOrWhiteSpace(f.Description), f.Name));
    }

    [Fact]
    public void All_AncestorFields_KnowHowToReadOneAncestor() =>
        Assert.All(SyscallSource.Instance.Fields.All, f => Assert.Equal(f.Comparison == FieldComparison.AnyAncestor, f.ExtractAncestor is not null));

    [Theory]
    [InlineData("proc.name", null)]
    [InlineData("proc.aname", null)]
    [InlineData("proc.aname", "2")]
    [InlineData("proc.env", "HOME")]
    [InlineData("proc.args", "0")]
    [InlineData("evt.arg", "1")]
    [InlineData("evt.arg.flags", null)]
    [InlineData("evt.arg.reaper_tid", null)]
    [InlineData("evt.rawarg.res", null)]
    [InlineData("evt.abspath", null)]
    [InlineData("evt.abspath.dst", null)]
    [InlineData("evt.type.is.openat", null)]
    [InlineData("evt.around", "1404996934793590564")]
    [InlineData("thread.cgroup.cpu", null)]
    [InlineData("thread.cgroup", "cpu")]
    [InlineData("container.label", "app")]
    [InlineData("container.label.app", null)]
    [InlineData("container.mount.dest", "/etc*")]
    [InlineData("container.mount.dest", "0")]
    [InlineData("k8s.pod.label", "app.kubernetes.io/name")]
    [InlineData("fd.types", "1")]
    public void TryBind_GoodName_BindsUnderTheNameAsWritten(string name, string? argument)
    {
        Assert.True(SyscallSource.Instance.Fields.TryBind(name, argument, out var field, out string? error, out _), error);
        Assert.Equal(argument is null ? name : $"{name}[{argument}]", field.Name);
    }

    [Theory]
    [InlineData("proc.nam", null, "proc.name")]
    [InlineData("evt.arg.flag", null, "evt.arg.flags")]
    [InlineData("evt.rawarg.nope", null, null)]
    [InlineData("evt.type.is.opeanat", null, "evt.type.is.openat")]
    [InlineData("evt.arg", null, null)]
    [InlineData("evt.arg", "a", null)]
    [InlineData("evt.rawarg", "1", null)]
    [InlineData("evt.around", null, null)]
    [InlineData("evt.abspath.old", null, null)]
    [InlineData("thread.cgroup", null, null)]
    [InlineData("container.label", null, null)]
    [InlineData("container.label", "a b", null)]
    [InlineData("proc.aname", "x", null)]
    [InlineData("proc.aname", "-1", null)]
    [InlineData("proc.aname", "99999999999999999999", null)]
    [InlineData("proc.name", "1", null)]
    [InlineData("proc.name.x", null, null)]
    [InlineData("ka.verb", null, null)]
    [InlineData("", null, null)]
    public void TryBind_BadName_SaysWhyAndWhatWasMeant(string name, string? argument, string? meant)
    {
        Assert.False(SyscallSource.Instance.Fields.TryBind(name, argument, out var field, out string? error, out string? suggestion));
        Assert.Null(field);
        Assert.NotEmpty(error);
        if (meant is not null) Assert.Equal(meant, suggestion);
    }

    [Fact]
    public void TryBind_KeyAndIndex_AreToldApart()
    {
        Assert.True(SyscallSource.Instance.Fields.TryBind("proc.aenv", "2", out var index, out _, out _));
        Assert.Equal((2L, null), (index.Argument.Index, index.Argument.Key));
        Assert.Equal(FieldComparison.Value, index.Comparison);
        Assert.True(SyscallSource.Instance.Fields.TryBind("proc.aenv", "HOME", out var key, out _, out _));
        Assert.Equal(-1L, key.Argument.Index);
        Assert.Equal("HOME", Encoding.UTF8.GetString(key.Argument.Key!));
        Assert.Equal(FieldComparison.Value, key.Comparison);
        Assert.True(SyscallSource.Instance.Fields.TryBind("proc.aenv", null, out var any, out _, out _));
        Assert.Equal(FieldComparison.AnyAncestor, any.Comparison);
    }

    [Theory]
    [InlineData("evt.rawarg.res", FieldType.Int64)]
    [InlineData("evt.rawarg.name", FieldType.Path)]
    [InlineData("evt.rawarg.flags", FieldType.UInt32)]
    public void TryBind_RawArgument_HasTheTypeOfTheParameter(string name, FieldType type)
    {
        Assert.True(SyscallSource.Instance.Fields.TryBind(name, null, out var field, out _, out _));
        Assert.Equal(type, field.Type);
    }

    [Fact]
    public void TryBind_EveryField_BindsWithWhatItAsksFor()
    {
        foreach (var field in SyscallSource.Instance.Fields.All)
        {
            bool required = (field.Argument & FieldArgument.Required) != 0;
            string? argument = !required ? null
                : (field.Argument & FieldArgument.Index) != 0 ? "0"
                : (field.Argument & FieldArgument.Key) != 0 ? "key" : null;
            string name = required && argument is null ? $"{field.Name}.{(field.Name == "evt.type.is" ? "open" : "res")}" : field.Name;
            Assert.True(SyscallSource.Instance.Fields.TryBind(name, argument, out var bound, out string? error, out _), error);
            Assert.Same(field, bound.Field);
        }
    }
}
