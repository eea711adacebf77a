namespace Gyrfalcon.Capture.Users;

/// <summary>By what it is told whether the files of a container are those that were read before.</summary>
/// <param name="Space">The mount namespace.</param>
/// <param name="Root">The root directory in it.</param>
/// <param name="Passwd">/etc/passwd; default when there is none.</param>
/// <param name="Group">/etc/group, likewise.</param>
sealed record AccountVersion(ulong Space, FileVersion Root, FileVersion Passwd, FileVersion Group)
{
    /// <summary>Whether both are of one view of the file system.</summary>
    public bool IsSamePlace(AccountVersion other) => Space == other.Space && Root.IsSameFile(other.Root);

    /// <summary>Whether both have the same users and groups.</summary>
    public bool IsSameText(AccountVersion other) => IsSamePlace(other) && Passwd == other.Passwd && Group == other.Group;
}
