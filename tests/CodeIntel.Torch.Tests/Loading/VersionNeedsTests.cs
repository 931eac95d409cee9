using CodeIntel.Torch.Loading;

namespace CodeIntel.Torch.Tests.Loading;

public sealed class VersionNeedsTests
{
    private const string Marker = "_ZSt21ios_base_library_initv";
    private const string Wait = "_ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE";

    [Fact]
    public void Marks_the_unmet_version_and_changes_nothing_else()
    {
        var elf = TinyElf.Create(("GLIBCXX_3.4.32", [Marker]), ("GLIBCXX_3.4", ["other"]));
        var before = elf.ToArray();

        var relaxed = VersionNeeds.Relax(elf, version => version == "GLIBCXX_3.4");

        var changed = Enumerable.Range(0, elf.Length).Where(i => elf[i] != before[i]).ToList();
        Assert.Equal(["GLIBCXX_3.4.32"], relaxed);
        Assert.Equal([2], changed.Select(i => (int)elf[i]));
    }

    [Fact]
    public void Changes_nothing_where_every_version_is_defined()
    {
        var elf = TinyElf.Create(("GLIBCXX_3.4.32", [Marker]));
        var before = elf.ToArray();

        Assert.Empty(VersionNeeds.Relax(elf, _ => true));
        Assert.Equal(before, elf);
    }

    [Fact]
    public void Points_a_symbol_to_its_older_version()
    {
        var elf = TinyElf.Create(("GLIBCXX_3.4.30", [Wait]), ("GLIBCXX_3.4.11", ["other"]));
        var image = new ElfImage(elf);

        VersionNeeds.Relax(elf, version => version == "GLIBCXX_3.4.11");

        Assert.Equal(Wait, image.SymbolName(1));
        Assert.Equal(image.UInt16(image.SymbolVersion(2)), image.UInt16(image.SymbolVersion(1)));
    }

    [Fact]
    public void A_symbol_without_an_older_version_is_named_with_advice()
    {
        var elf = TinyElf.Create(("GLIBCXX_3.4.99", ["_ZNew"]));

        var error = Assert.Throws<PlatformNotSupportedException>(() => VersionNeeds.Relax(elf, _ => false));

        Assert.Contains("GLIBCXX_3.4.99", error.Message, StringComparison.Ordinal);
        Assert.Contains("_ZNew", error.Message, StringComparison.Ordinal);
        Assert.Contains("LD_LIBRARY_PATH", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_what_is_no_ELF_file() =>
        Assert.Throws<InvalidDataException>(() => VersionNeeds.Relax(new byte[100], _ => true));

    [Fact]
    public void A_cut_file_is_refused_wherever_it_is_cut()
    {
        var elf = TinyElf.Create(("GLIBCXX_3.4.32", [Marker]), ("GLIBCXX_3.4", ["other"]));
        const int unusedTail = 32; // of the last section header
        for (var length = 0; length < elf.Length - unusedTail; length++)
        {
            var cut = elf[..length];
            Assert.Throws<InvalidDataException>(() => VersionNeeds.Relax(cut, version => version == "GLIBCXX_3.4"));
        }
    }
}
