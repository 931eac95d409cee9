using System.Text;
using System.Text.RegularExpressions;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Studies;

namespace CodeIntel.Reporting;

/// <summary>
/// The report's folder. A manifest names the files that the report made, so that a later report removes only those;
/// it is written before the first file and after the last, so a killed run leaves none behind unnamed.
/// </summary>
internal sealed partial class ReportFolder(string folder)
{
    private const string ManifestName = "figures/manifest.txt";

    private SortedSet<string> _old = new(StringComparer.Ordinal);

    private SortedSet<string> _new = new(StringComparer.Ordinal);

    /// <summary>Notes which figures will be written.</summary>
    /// <exception cref="StageException">The folder cannot be written to.</exception>
    public void Begin(IEnumerable<string> figures)
    {
        _new = new(
            figures.SelectMany(name => new[] { $"{name}.csv", $"{name}.png", $"{name}.svg" }),
            StringComparer.Ordinal
        );
        Guard(() =>
        {
            Directory.CreateDirectory(Path.Combine(folder, "figures"));
            _old = ReadManifest();
            WriteManifest(_old.Union(_new));
        });
    }

    /// <summary>Writes a figure's three files.</summary>
    /// <exception cref="StageException">The folder cannot be written to.</exception>
    public void WriteFigure(Figure figure)
    {
        Write($"figures/{figure.Name}.csv", Encoding.UTF8.GetBytes(FigureCsv.Of(figure)));
        Write($"figures/{figure.Name}.svg", Encoding.UTF8.GetBytes(SvgPicture.Document(figure)));
        Write($"figures/{figure.Name}.png", PngPicture.Encode(figure));
    }

    /// <summary>Writes the page.</summary>
    /// <exception cref="StageException">The folder cannot be written to.</exception>
    public void WritePage(string html) => Write("index.html", Encoding.UTF8.GetBytes(html));

    /// <summary>Removes what an earlier report made and this one did not.</summary>
    /// <exception cref="StageException">The folder cannot be written to.</exception>
    public void End() =>
        Guard(() =>
        {
            foreach (var name in _old.Except(_new))
            {
                File.Delete(Path.Combine(folder, "figures", name));
            }

            // what a killed run left half-written
            foreach (var name in _old.Union(_new))
            {
                File.Delete(Path.Combine(folder, "figures", name + ".tmp"));
            }

            WriteManifest(_new);
        });

    private SortedSet<string> ReadManifest()
    {
        var path = Path.Combine(folder, ManifestName);
        var names = File.Exists(path) ? File.ReadAllLines(path).Where(line => FigureFile().IsMatch(line)) : [];
        return new(names, StringComparer.Ordinal);
    }

    private void WriteManifest(IEnumerable<string> names) =>
        Write(
            ManifestName,
            Encoding.UTF8.GetBytes(string.Concat(names.Order(StringComparer.Ordinal).Select(n => n + "\n")))
        );

    private void Write(string name, byte[] bytes) =>
        Guard(() =>
        {
            var path = Path.Combine(folder, name);
            var aside = path + ".tmp";
            using (var file = new FileStream(aside, FileMode.Create, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
        });

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StageException(
                $"The report cannot be written to {folder}: {error.Message} Make room or choose another "
                    + "workspace, then run report again.",
                error
            );
        }
    }

    // a manifest that somebody edited must not make the report delete anything but figures
    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]*\.(csv|png|svg)\z")]
    private static partial Regex FigureFile();
}
