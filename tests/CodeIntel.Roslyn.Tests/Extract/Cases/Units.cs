using System;

namespace A.B
{
    /// <summary>Not a unit.</summary>
    public class Outer<T>
    {
        private int _count;

        static Outer() { }

        /// <summary>
        ///   Makes an <see cref="Outer{T}"/> from <paramref name="count"/> &lt; 5,
        ///   or <see langword="null"/>; see <c>Code</c>.
        /// </summary>
        public Outer(int count) { _count = count; }

        ~Outer() { _count = 0; }

        public int Count { get => _count; private set { _count = value; } }

        public int Auto { get; set; }

        /// <summary>Expression.</summary>
        public int Twice => 2 * _count;

        public int this[int index, string key] => index;

        public event EventHandler Changed { add { } remove { } }

        public static Outer<T> operator +(Outer<T> a, Outer<T> b) => a;

        public static Outer<T> operator -(Outer<T> a) => a;

        public static implicit operator int(Outer<T> a) => a._count;

        public static explicit operator checked byte(Outer<T> a) => checked((byte)a._count);

        public abstract class Inner<K, V>
        {
            public abstract void Nothing();

            /** <summary>Block
             *  comment.</summary> */
            internal V? Find<Q>(in K key, ref readonly Q q, params string[] rest) where Q : class
            {
                return Local<int>(key);

                static V? Local<W>(K k)
                {
                    Deeper();
                    return default;

                    void Deeper() { }
                }
            }

            void IDisposable.Dispose() { }

            [System.Runtime.CompilerServices.CompilerGenerated]
            void Made() { }

            [Fact]
            void Tests() { }
        }
    }

    interface I { void M(); int P { get; } void D() { } }
}
