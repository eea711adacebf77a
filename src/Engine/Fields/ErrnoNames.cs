namespace Gyrfalcon.Engine.Fields;

/// <summary>The names of Linux error numbers, also of those that only drivers see.</summary>
static class ErrnoNames
{
    static readonly byte[][] s_names = Array.ConvertAll(Names(), System.Text.Encoding.UTF8.GetBytes);

    // Numbers that the kernel uses inside itself and that a tracer of a system call's end may see.
    static readonly (int Number, byte[] Name)[] s_inner = Array.ConvertAll(InnerNames(), n => (n.Number, System.Text.Encoding.UTF8.GetBytes(n.Name)));

    /// <summary>The name of a failed call's result (-2: ENOENT); empty when the number has none.</summary>
    public static ReadOnlySpan<byte> Of(long result)
    {
        long number = unchecked(-result);
        if (number >= 0 && number < s_names.Length) return s_names[number];
        foreach (var (inner, name) in s_inner)
        {
            if (inner == number) return name;
        }

        return default;
    }

    /// <summary>The number of a name (ENOENT: 2); null when there is none.</summary>
    public static int? Find(string name)
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(name);
        int number = Array.FindIndex(s_names, n => n.Length > 0 && n.AsSpan().SequenceEqual(utf8));
        if (number > 0) return number;
        int inner = Array.FindIndex(s_inner, n => n.Name.AsSpan().SequenceEqual(utf8));
        return inner < 0 ? null : s_inner[inner].Number;
    }

    static string[] Names() =>
    [
        "", "EPERM", "ENOENT", "ESRCH", "EINTR", "EIO", "ENXIO", "E2BIG", "ENOEXEC", "EBADF", "ECHILD", "EAGAIN", "ENOMEM",
        "EACCES", "EFAULT", "ENOTBLK", "EBUSY", "EEXIST", "EXDEV", "ENODEV", "ENOTDIR", "EISDIR", "EINVAL", "ENFILE", "EMFILE",
        "ENOTTY", "ETXTBSY", "EFBIG", "ENOSPC", "ESPIPE", "EROFS", "EMLINK", "EPIPE", "EDOM", "ERANGE", "EDEADLK", "ENAMETOOLONG",
        "ENOLCK", "ENOSYS", "ENOTEMPTY", "ELOOP", "", "ENOMSG", "EIDRM", "ECHRNG", "EL2NSYNC", "EL3HLT", "EL3RST", "ELNRNG",
        "EUNATCH", "ENOCSI", "EL2HLT", "EBADE", "EBADR", "EXFULL", "ENOANO", "EBADRQC", "EBADSLT", "", "EBFONT", "ENOSTR",
        "ENODATA", "ETIME", "ENOSR", "ENONET", "ENOPKG", "EREMOTE", "ENOLINK", "EADV", "ESRMNT", "ECOMM", "EPROTO", "EMULTIHOP",
        "EDOTDOT", "EBADMSG", "EOVERFLOW", "ENOTUNIQ", "EBADFD", "EREMCHG", "ELIBACC", "ELIBBAD", "ELIBSCN", "ELIBMAX", "ELIBEXEC",
        "EILSEQ", "ERESTART", "ESTRPIPE", "EUSERS", "ENOTSOCK", "EDESTADDRREQ", "EMSGSIZE", "EPROTOTYPE", "ENOPROTOOPT",
        "EPROTONOSUPPORT", "ESOCKTNOSUPPORT", "EOPNOTSUPP", "EPFNOSUPPORT", "EAFNOSUPPORT", "EADDRINUSE", "EADDRNOTAVAIL",
        "ENETDOWN", "ENETUNREACH", "ENETRESET", "ECONNABORTED", "ECONNRESET", "ENOBUFS", "EISCONN", "ENOTCONN", "ESHUTDOWN",
        "ETOOMANYREFS", "ETIMEDOUT", "ECONNREFUSED", "EHOSTDOWN", "EHOSTUNREACH", "EALREADY", "EINPROGRESS", "ESTALE", "EUCLEAN",
        "ENOTNAM", "ENAVAIL", "EISNAM", "EREMOTEIO", "EDQUOT", "ENOMEDIUM", "EMEDIUMTYPE", "ECANCELED", "ENOKEY", "EKEYEXPIRED",
        "EKEYREVOKED", "EKEYREJECTED", "EOWNERDEAD", "ENOTRECOVERABLE", "ERFKILL", "EHWPOISON",
    ];

    static (int Number, string Name)[] InnerNames() =>
    [
        (512, "ERESTARTSYS"), (513, "ERESTARTNOINTR"), (514, "ERESTARTNOHAND"), (515, "ENOIOCTLCMD"),
        (516, "ERESTART_RESTARTBLOCK"), (517, "EPROBE_DEFER"), (518, "EOPENSTALE"), (519, "ENOPARAM"), (521, "EBADHANDLE"),
        (522, "ENOTSYNC"), (523, "EBADCOOKIE"), (524, "ENOTSUPP"), (525, "ETOOSMALL"), (526, "ESERVERFAULT"), (527, "EBADTYPE"),
        (528, "EJUKEBOX"), (529, "EIOCBQUEUED"), (530, "ERECALLCONFLICT"),
    ];
}
