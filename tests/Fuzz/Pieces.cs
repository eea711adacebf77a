using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Fuzz;

/// <summary>What breaks something more often than a random byte does.</summary>
public sealed class Pieces
{
    static readonly string[] s_values =
    [
        "0", "-1", "5", "99999999999999999999", "0x1f", "1e999", "10.0.0.0/8", "::1", "::1/200", "1.2.3.4.5", "http", "true", "''", "\"", "'", "\\", "\\x00", "\\x4", "\"a b\"", "é", "😀",
        "\u202e", "\ufeff", "\ud7ff", "\U0010ffff", "\0", "\u0001", "\x7f", "\t", "\r", "\n", ",", "(", ")", "[", "]", "=", "*", "%", "<NA>", "shells", "empty", "never_defined",
    ];

    static readonly string[] s_language =
    [
        " and ", " or ", " not ", "not(", " in (", " in ()", " intersects (a, b)", " exists", " = ", " == ", " != ", " < ", " >= ", " contains ", " icontains ", " bcontains 0a0d", " startswith ",
        " endswith ", " bstartswith ", " glob ", " iglob ", " pmatch (/usr, /opt/*)", " regex ", " oneof (a, b)", " anyof (a, b)", " allof (a, b)", "val(", "len(", "join(\"-\", (a, b))", "tolower(",
        "toupper(", "b64(", "basename(", "concat(a, b)", "getopt(proc.args, \"ab:\")[b]", "opened", "shell", "evt.type in (open, execve)", "evt.num=0", "not not ",
    ];

    static readonly string[] s_regex =
    [
        "regex '", "[[:alpha:]]", "[^[:space:]]", "[[:foo:]]", "[^a]", "[😀-😂]", "[a-", "]", ".*", ".+", "(a|b)*", "(", ")", "|", "{1000}", "{500,1000}", "{2,1}", "{0}", "(a{30}){30}", "(.{10}[^x]){20}",
        "((a*)*)*", "(.*)(.*)(.*)", "\\\\x{1F600}", "\\\\x{110000}", "\\\\d", "\\\\101", "(?i)", "^", "$", "**", "+?",
    ];

    static readonly string[] s_yaml =
    [
        "- ", "\n- ", ": ", "\n", "\n\n  ", "  ", "\t", "[", "]", "{", "}", "|\n", ">-\n", "|2+\n", "\"\\ud800\"", "\"\\0\"", "&a ", "*a", "*b", "<<: *a\n", "!!str ", "!x ", "# ", "---\n", "...\n", "%YAML 1.1\n---\n",
        "? ", "null", "~", "yes", ".inf", "- rule: x\n", "- macro: x\n  condition: x\n", "- macro: x\n  condition: y\n- macro: y\n  condition: x\n", "- list: x\n  items: [x, y]\n", "  append: true\n",
        "  override:\n    condition: append\n", "  override: {items: replace}\n", "  enabled: false\n", "  tags: [a, b]\n", "  priority: DEBUG\n", "  source: k8s_audit\n", "  warn_evttypes: no\n",
        "  skip-if-unknown-filter: true\n", "  capture: true\n", "  capture_duration: 99999999999\n", "  exceptions:\n    - name: e\n      fields: [proc.name, fd.name]\n      comps: [in, startswith]\n      values:\n        - [[a, b], /c]\n",
        "      values:\n        - [shells, x]\n", "      fields: proc.name\n", "      comps: pmatch\n", "- required_engine_version: 0.62.0\n", "- required_engine_version: 99\n",
        "- required_plugin_versions:\n  - name: json\n    version: 0.3.0\n    alternatives: [{name: x, version: 1.0}]\n", "  desc: d\n  output: o\n", "  output: \"%proc.name %evt.arg[x]\"\n",
    ];

    static readonly string[] s_output =
    [
        "%", "%%", "%5", "%99999999999", "%-5", "% ", "*", "%proc.name", "%evt.arg[0]", "%evt.arg.flags", "%evt.arg[", "%proc.aname[2]", "%20fd.name", "%tolower(proc.name)", "%join(", "%len(evt.args)",
        "%getopt(proc.args, \"ab:\")", "%concat(proc.name, \"x\")", "%val(proc.name)", "%container.info", "%evt.time", "%evt.around[5]", "%proc.name[", "%proc.name(", "%evt.buffer", "%proc.env[A]", ".", "[", ")", "(",
    ];

    static readonly string[] s_tests =
    [
        "given:\n", "  users: {app: 1000}\n", "  containers: [{name: c, pod: p}]\n", "  processes: [{name: p, container: c}]\n", "tests:\n", "  - name: n\n", "    events:\n", "      - {exec: ls}\n",
        "      - {open: /etc/shadow, for: write}\n", "      - {connect: \"1.2.3.4:5\"}\n", "      - {accept: \"[::1]:5\", on: \"[::2]:6\"}\n", "    fires: Opened\n", "    silent: all\n", "    silent: others\n", "by: p", "after: 99999999d",
        "after: 1ms", "result: EACCES", "result: -9223372036854775808", "fork: false", "into: c", "into: host", "tty: yes", "as: x", "fds: {0: pipe, 3: \"tcp 1.2.3.4:5->6.7.8.9:1\", 65535: /x}", "exit:", "fork: x", "listen: \"0.0.0.0:80\"",
        "O_RDWR|O_CREAT", "capabilities: [all]", "pid: 2147483647", "vpid: 1", "mounts: [\"/a:/b:ro\"]", "mode: 7777777", "ptrace: {request: PTRACE_ATTACH, pid: p}", "clone: {flags: CLONE_VM}", "getcwd:", "rename: [/a, /b]",
    ];

    readonly byte[][] _all;

    Pieces(IEnumerable<string> pieces) => _all = [.. pieces.Select(Encoding.UTF8.GetBytes), [0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf0, 0x9f], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0x80]];

    /// <summary>The pieces of a target.</summary>
    public static Pieces Of(string target)
    {
        var fields = SyscallSource.Instance.Fields.All.Select(f => f.Name);
        return new Pieces(target switch
        {
            "condition" => [.. s_values, .. s_language, .. s_language, .. s_regex, .. fields],
            "output" => [.. s_values, .. s_output, .. s_output, .. s_output, .. fields.Select(f => "%" + f)],
            "tests" => [.. s_values, .. s_tests, .. s_tests, .. s_tests, .. s_yaml, .. EventTable.All.ToArray().Select(e => e.Name).Distinct()],
            _ => [.. s_values, .. s_language, .. s_regex, .. s_yaml, .. s_yaml, .. s_yaml, .. s_output],
        });
    }

    /// <summary>One of them.</summary>
    public ReadOnlySpan<byte> Next(Random random) => _all[random.Next(_all.Length)];
}
