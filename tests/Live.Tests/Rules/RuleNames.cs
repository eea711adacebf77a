namespace Gyrfalcon.Live.Tests.Rules;

/// <summary>The seven rules of <c>rules/zero-trust.yaml</c>.</summary>
static class RuleNames
{
    public const string Shell = "Shell Spawned in Container";
    public const string Scanning = "Network Scanning Tool Detected";
    public const string Mining = "Crypto Mining Detected";
    public const string Exec = "Unauthorized Kubectl Exec";
    public const string SensitiveFile = "Sensitive File Access in Container";
    public const string Outbound = "Suspicious Outbound Connection";
    public const string Etc = "/etc Directory Modified";
}
