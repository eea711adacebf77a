namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>
/// The service names that may stand for ports in conditions. The reference asks /etc/services, which is not the same on every
/// host and missing in most containers; these are its entries that rules have a use for.
/// </summary>
static class ServiceNames
{
    static readonly Dictionary<string, ushort> s_ports = new()
    {
        ["ftp-data"] = 20,
        ["ftp"] = 21,
        ["ssh"] = 22,
        ["telnet"] = 23,
        ["smtp"] = 25,
        ["time"] = 37,
        ["whois"] = 43,
        ["tacacs"] = 49,
        ["domain"] = 53,
        ["bootps"] = 67,
        ["bootpc"] = 68,
        ["tftp"] = 69,
        ["gopher"] = 70,
        ["finger"] = 79,
        ["http"] = 80,
        ["kerberos"] = 88,
        ["pop3"] = 110,
        ["sunrpc"] = 111,
        ["auth"] = 113,
        ["nntp"] = 119,
        ["ntp"] = 123,
        ["imap2"] = 143,
        ["snmp"] = 161,
        ["snmp-trap"] = 162,
        ["bgp"] = 179,
        ["irc"] = 194,
        ["ldap"] = 389,
        ["https"] = 443,
        ["kpasswd"] = 464,
        ["submissions"] = 465,
        ["isakmp"] = 500,
        ["login"] = 513,
        ["who"] = 513,
        ["shell"] = 514,
        ["syslog"] = 514,
        ["printer"] = 515,
        ["route"] = 520,
        ["submission"] = 587,
        ["ipp"] = 631,
        ["ldaps"] = 636,
        ["domain-s"] = 853,
        ["rsync"] = 873,
        ["ftps"] = 990,
        ["telnets"] = 992,
        ["imaps"] = 993,
        ["pop3s"] = 995,
        ["socks"] = 1080,
        ["openvpn"] = 1194,
        ["ms-sql-s"] = 1433,
        ["nfs"] = 2049,
        ["mysql"] = 3306,
        ["svn"] = 3690,
        ["postgresql"] = 5432,
        ["amqps"] = 5671,
        ["amqp"] = 5672,
        ["x11"] = 6000,
        ["http-alt"] = 8080,
        ["mqtt"] = 1883,
        ["git"] = 9418,
    };

    /// <summary>The port of a service in host order, or null.</summary>
    public static ushort? PortOf(string name) => s_ports.TryGetValue(name, out ushort port) ? port : null;
}
