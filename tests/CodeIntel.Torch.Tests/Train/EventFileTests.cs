using System.Buffers.Binary;
using System.Text;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tests.Train;

public sealed class EventFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("codeintel-events-");

    [Fact]
    public void The_checksum_is_that_of_the_standard() =>
        Assert.Equal(0xE3069283, Crc32C.Of(Encoding.ASCII.GetBytes("123456789")));

    [Fact]
    public void Writes_records_with_checksums_that_hold_a_version_and_scalars()
    {
        using (var events = new EventFile(_folder.FullName, 0, new SteppingClock()))
        {
            events.Write(1, [("loss/train", 2.5), ("f1/train", 0.5)]);
            events.Write(300, [("loss/train", 1.5)]);
        }

        var records = Records();

        Assert.Equal(4, records.Count);
        Assert.Contains("brain.Event:2", Encoding.ASCII.GetString(records[0]), StringComparison.Ordinal);
        Assert.Contains("loss/train", Encoding.ASCII.GetString(records[1]), StringComparison.Ordinal);
        Assert.Equal(1_767_225_600.0, BinaryPrimitives.ReadDoubleLittleEndian(records[1].AsSpan(1)));
        Assert.Equal(1, records[1][10]);
        Assert.Equal([0xAC, 0x02], records[3][10..12]);
        Assert.Equal(1.5f, BinaryPrimitives.ReadSingleLittleEndian(records[3].AsSpan(records[3].Length - 4)));
    }

    [Fact]
    public void A_run_that_continues_overwrites_what_comes_after_its_checkpoint()
    {
        Write(0, 1, 2, 3);
        File.AppendAllText(FilePath, "cut");

        Write(2, 3, 4);

        Assert.Equal([0, 1, 2, 3, 4], Records().Select(record => (int)record[10]));
    }

    [Fact]
    public void A_run_that_begins_again_overwrites_everything()
    {
        Write(0, 1, 2, 3);

        Write(0, 1);

        Assert.Equal([0, 1], Records().Select(record => (int)record[10]));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string FilePath => _folder.GetFiles("events.out.tfevents*").Single().FullName;

    private void Write(int after, params int[] epochs)
    {
        using var events = new EventFile(_folder.FullName, after, new SteppingClock());
        foreach (var epoch in epochs)
        {
            events.Write(epoch, [("loss/train", epoch)]);
        }
    }

    private List<byte[]> Records()
    {
        var file = File.ReadAllBytes(FilePath);
        var records = new List<byte[]>();
        for (var at = 0; at < file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(at));
            var checksum = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8));
            Assert.Equal(Crc32C.Masked(file.AsSpan(at, 8)), checksum);
            var data = file[(at + 12)..(at + 12 + length)];
            Assert.Equal(Crc32C.Masked(data), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)));
            records.Add(data);
            at += 16 + length;
        }

        return records;
    }
}
