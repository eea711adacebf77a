using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Engine.Tests.Scap;

/// <summary>Whatever a file holds, reading it ends with a message that names the file and the place, never otherwise.</summary>
public sealed class ScapReaderDamageTests
{
    [Fact]
    public void Read_EmptyFile_SaysSo() => Assert.Contains("the file is empty", MessageOf([]), StringComparison.Ordinal);

    [Theory]
    [InlineData("#!/bin/sh\necho this is not a capture\n")]
    [InlineData("x")]
    [InlineData("{\"hostname\":\"lab\"}")]
    public void Read_ForeignFile_SaysThatItIsNoCapture(string content)
    {
        string message = MessageOf(System.Text.Encoding.UTF8.GetBytes(content));

        Assert.StartsWith("file.scap: this is no .scap capture", message, StringComparison.Ordinal);
        Assert.Contains("(at byte 0)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NetworkCapture_SaysThatItHoldsNoEvent()
    {
        byte[] file = [.. SmallCapture.SectionHeader, .. SmallCapture.RawBlock(1, new byte[8]), .. SmallCapture.RawBlock(6, new byte[100])];

        Assert.Contains("holds no process and no event", MessageOf(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherByteOrder_SaysSo()
    {
        byte[] file = SmallCapture.File();
        file.AsSpan(4, 4).Reverse();
        file.AsSpan(8, 4).Reverse();

        Assert.Contains("big-endian", MessageOf(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NewerMajorVersion_AsksForANewerReader()
    {
        byte[] file = SmallCapture.File();
        file[12] = 2;

        Assert.Contains("format version 2", MessageOf(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileCutAnywhere_SaysThatItIsCut()
    {
        byte[] file = SmallCapture.File();
        var ends = BlockEnds(file);
        for (int length = 9; length < file.Length; length++)
        {
            string? message = TryRead(file[..length]);
            if (ends.Contains(length) && length > 28) Assert.Null(message);
            else if (length > 28) Assert.Contains("the file ends within", message, StringComparison.Ordinal);
            else Assert.NotNull(message);
        }
    }

    [Fact]
    public void Read_WhatCameBeforeADamage_IsDelivered()
    {
        byte[] file = SmallCapture.File();
        using var reader = new ScapReader(new MemoryStream(file[..^1]), "file.scap");
        for (int i = 0; i < SmallCapture.Blocks.Length - 1; i++) Assert.Equal(ReadResult.Event, reader.Read(out _));

        Assert.Throws<CaptureException>(() => reader.Read(out _));
    }

    [Fact]
    public void Read_TrailerThatDisagrees_NamesBothLengths()
    {
        byte[] file = SmallCapture.File();
        int last = BlockEnds(file)[^1];
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(last - 4), 4242);

        Assert.Contains("ends with the length 4242", MessageOf(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x216u, 0u)]
    [InlineData(0x216u, 11u)]
    [InlineData(0x216u, 0xFFFF_FFFFu)]
    [InlineData(0x221u, 0x7FFF_FFFFu)]
    [InlineData(0x221u, 0x0080_0000u)]
    [InlineData(0x215u, 0xFFFF_FFFFu)]
    [InlineData(0x218u, 0xFFFF_FFF0u)]
    [InlineData(0x219u, 0x7FFF_FFFFu)]
    [InlineData(0x201u, 0xFFFF_FFFFu)]
    [InlineData(0x777u, 0xFFFF_FFFFu)]
    public void Read_AbsurdBlockLength_IsAnErrorWithoutAllocatingIt(uint type, uint length)
    {
        byte[] file = [.. SmallCapture.SectionHeader, .. SmallCapture.U32(type), .. SmallCapture.U32(length), .. new byte[500]];
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.NotNull(TryRead(file));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 2_000_000);
    }

    [Fact]
    public void Read_RecordLongerThanItsList_NamesThePlace()
    {
        byte[] process = SmallCapture.Process(7, "sh", []);
        BinaryPrimitives.WriteUInt32LittleEndian(process, 60_000);
        byte[] file = [.. SmallCapture.SectionHeader, .. SmallCapture.RawBlock(0x215, process)];

        string message = MessageOf(file);
        Assert.Contains("a process in a list claims a length of 60000 bytes", message, StringComparison.Ordinal);
        Assert.Contains("(at byte 28)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DamagedGzip_SaysSo()
    {
        byte[] packed = SmallCapture.File(compress: true);
        packed[packed.Length / 2] ^= 0xff;

        Assert.Contains("gzip", MessageOf(packed), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GzipCutAnywhere_SaysSo()
    {
        byte[] packed = SmallCapture.File(compress: true);

        for (int length = 3; length < packed.Length; length++) Assert.Contains("cut off", MessageOf(packed[..length]), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileThatCannotBeRead_SaysWhy()
    {
        var e = Assert.Throws<CaptureException>(() => new ScapReader(new FailingStream(), "file.scap").Read(out _));

        Assert.Contains("device gone", e.Message, StringComparison.Ordinal);
    }

    static string MessageOf(byte[] file) => TryRead(file) ?? throw new InvalidOperationException("it was read without an error");

    static string? TryRead(byte[] file)
    {
        try
        {
            SmallCapture.Read(file);
            return null;
        }
        catch (CaptureException e)
        {
            return e.Message.Replace("small.scap", "file.scap", StringComparison.Ordinal);
        }
    }

    static List<int> BlockEnds(byte[] file)
    {
        var ends = new List<int>();
        for (int at = 0; at < file.Length;) ends.Add(at += (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4)));
        return ends;
    }

    sealed class FailingStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new IOException("device gone");
    }
}
