using CodeIntel.Examples;
using FsCheck;
using FsCheck.Fluent;

namespace CodeIntel.Tests.Examples;

public class ContentHashTests
{
    [Fact]
    public void Is_the_first_half_of_SHA_256() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223", ContentHash.Of("abc").ToString());

    [Fact]
    public void Bytes_and_text_give_the_hash_back() =>
        Prop.ForAll<byte[]>(bytes =>
            {
                var hash = ContentHash.Of(bytes ?? []);
                return ContentHash.FromBytes(hash.ToBytes()) == hash && ContentHash.Parse(hash.ToString()) == hash;
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Orders_like_its_text_and_its_bytes()
    {
        var hashes = Enumerable.Range(0, 200).Select(i => ContentHash.Of($"{i}")).ToList();

        Assert.Equal(hashes.OrderBy(hash => hash.ToString(), StringComparer.Ordinal), hashes.Order());
        Assert.Equal(
            hashes.OrderBy(hash => Convert.ToHexString(hash.ToBytes()), StringComparer.Ordinal),
            hashes.Order()
        );
    }

    [Fact]
    public void Parts_do_not_run_into_each_other()
    {
        var lists = new string[][] { ["ab", "c"], ["a", "bc"], ["abc"], ["ab", "c", ""], ["", "abc"] };

        Assert.Equal(lists.Length, lists.Select(list => ContentHash.OfParts(list)).Distinct().Count());
        Assert.Equal(ContentHash.OfParts("ab", "c"), ContentHash.OfParts("ab", "c"));
    }

    [Fact]
    public void Unpaired_surrogates_are_hashed_as_replacement_characters() =>
        Assert.Equal(ContentHash.Of("a\uFFFDb"), ContentHash.Of("a\uD800b"));

    [Theory]
    [InlineData("")]
    [InlineData("ba7816bf8f01cfea414140de5dae222")]
    [InlineData("ba7816bf8f01cfea414140de5dae222g")]
    [InlineData(" a7816bf8f01cfea414140de5dae2223")]
    public void Refuses_what_is_not_32_hexadecimal_digits(string text) =>
        Assert.Throws<FormatException>(() => ContentHash.Parse(text));
}
