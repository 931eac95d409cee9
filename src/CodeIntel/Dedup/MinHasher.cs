using System.Numerics;
using System.Runtime.InteropServices;
using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// b-bit MinHash (Broder 1997; Li and König 2010, b = 16) with one hash function per row, and the keys of the bands
/// that rows are grouped into. Two sets agree in a row with a probability of their Jaccard similarity (plus 2⁻¹⁶).
/// </summary>
/// <remarks>
/// One-permutation hashing with densification is cheaper but its rows are copies of each other where a set has fewer
/// tokens than there are rows, as most methods have; then bands fail together and the recall promised by the formula is
/// not reached. Lanes of a vector compute rows independently, so keys do not depend on the width of the machine.
/// </remarks>
internal sealed class MinHasher
{
    /// <summary>Raised when the same seed gives other keys.</summary>
    public const int Version = 1;

    private readonly uint[] _seeds;
    private readonly uint _termSeed;
    private readonly SketchShape _shape;

    /// <summary>Hash functions from a seed.</summary>
    public MinHasher(SketchShape shape, long seed)
    {
        _shape = shape;
        var random = SeededRandom.For("minhash", (ulong)seed);
        _termSeed = (uint)random.NextUInt64();
        var lanes = Vector<uint>.Count;
        _seeds = new uint[(shape.HashFunctions + lanes - 1) / lanes * lanes];
        for (var i = 0; i < _seeds.Length; i++)
        {
            _seeds[i] = (uint)(random.NextUInt64() >> 32);
        }
    }

    /// <summary>Length of the buffer that <see cref="WriteKeys"/> needs.</summary>
    public int BufferLength => _seeds.Length;

    /// <summary>Writes one key per band of a set that is not empty.</summary>
    public void WriteKeys(ReadOnlySpan<int> terms, Span<uint> minima, Span<uint> keys)
    {
        minima.Fill(uint.MaxValue);
        var lanes = MemoryMarshal.Cast<uint, Vector<uint>>(minima);
        var seeds = MemoryMarshal.Cast<uint, Vector<uint>>(_seeds);
        foreach (var term in terms)
        {
            var mixed = new Vector<uint>((uint)SeededRandom.Mix((uint)term ^ _termSeed));
            for (var i = 0; i < lanes.Length; i++)
            {
                var hash = (mixed ^ seeds[i]) * 0x85EBCA6B;
                hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
                lanes[i] = Vector.Min(lanes[i], hash);
            }
        }

        for (var band = 0; band < _shape.Bands; band++)
        {
            var key = (ulong)band;
            foreach (var minimum in minima.Slice(band * _shape.Rows, _shape.Rows))
            {
                key = SeededRandom.Mix(key ^ (ushort)minimum);
            }

            keys[band] = (uint)key;
        }
    }
}
