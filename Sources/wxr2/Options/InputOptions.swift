import ByteInput
import FilePaths
import ArchiveInput
public import ArgumentParser
public import Conversion
import Glibc
import RecordFilter
import SystemPackage
import WXRReader

/// What is read, and how hard the machine works.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The archives to read, or folders of them; '-' is standard input.",
      discussion: """
        XML, also compressed (gzip, xz, zstd, bzip2) or in a zip or tar. Several archives of one \
        site, such as the parts of a split export, are read as one.
        """,
      valueName: "input"),
    completion: .file(extensions: ["xml", "zip", "gz", "xz", "zst", "bz2", "tar"]))
  var inputs: [String] = []

  @Flag(
    help: """
      Take all inputs as archives of one site, whatever their addresses say, such as a blog that \
      has moved.
      """)
  var oneSite = false

  @Flag(help: "Read the folders in a folder, too.")
  var recursive = false

  @Option(
    help: ArgumentHelp(
      "Read the names of inputs from a file, one a line; '-' is standard input.", valueName: "list"),
    completion: .file())
  var filesFrom: [String] = []

  @Flag(help: "With --files-from, names end in a NUL instead of a line end.")
  var null = false

  @Option(
    help: ArgumentHelp(
      "What becomes of several items with one id, as in exports of one blog over time.",
      discussion: """
        keep: all are kept, but those that are the same byte for byte. latest: that of the newest export \
        counts; this reads the inputs once more.
        """))
  var repeats = Repeats.keep

  @Option(
    help: ArgumentHelp(
      "Call standard input so in messages and records, such as the file that was piped in.",
      valueName: "name"))
  var inputName: String?

  @Flag(
    help: """
      Go on with the next input when one cannot be read; the status is 3 then, and the output says so.
      """)
  var keepGoing = false

  @Option(help: ArgumentHelp("Parse on this many threads.", valueName: "n"))
  var jobs = Self.availableProcessors

  @Option(
    help: ArgumentHelp(
      "Leave out, and report, items larger than this many MiB.", valueName: "mib"))
  var maxItem = 256

  func validate() throws {
    guard (1...1024).contains(jobs) else {
      throw ValidationError("'--jobs' takes a number from 1 to 1024")
    }
    guard (1...1_000_000).contains(maxItem) else {
      throw ValidationError("'--max-item' takes a number of MiB, at least 1")
    }
    if inputs.isEmpty && filesFrom.isEmpty && isatty(STDIN_FILENO) == 1 {
      throw ValidationError("no input: name an export, or pipe one in")
    }
    if (inputs + filesFrom).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input ('-') can be read once only")
    }
    if null && filesFrom.isEmpty { throw ValidationError("'--null' is for '--files-from'") }
  }

  /// How a run reads and filters.
  func conversionOptions(_ reporting: ReportOptions, _ filter: Filter) -> ConversionOptions {
    var options = ConversionOptions()
    options.reader.goesOnAfterFailure = keepGoing
    options.reader.maximumItemByteCount = maxItem << 20
    options.reader.isOneSite = oneSite
    options.filter = filter
    options.repeats = repeats
    options.reader.readsRepeats = repeats == .latest
    options.jobs = jobs
    options.stopsAtDamage = reporting.strict
    return options
  }

  /// The inputs that the user names, those of lists behind the others.
  ///
  /// - Throws: `InputError` when a list cannot be read.
  func paths() throws(InputError) -> [FilePath] {
    var paths = inputs.map { FilePath(withStandIns: $0) }
    for list in filesFrom {
      paths += try NameList.names(in: FilePath(withStandIns: list), endInNUL: null)
    }
    return inputs.isEmpty && filesFrom.isEmpty ? ["-"] : paths
  }

  /// The inputs, each seen to be there.
  ///
  /// With `--keep-going`, what cannot be opened becomes an input that fails when it is read.
  func open() throws(InputError) -> [ArchiveInput] {
    var opened: [ArchiveInput] = []
    for path in try paths() {
      do {
        if path == "-", let inputName {
          opened.append(try ArchiveInput(path, named: inputName))
        } else {
          opened += try ArchiveInput.named(path, recursive: recursive)
        }
      } catch {
        guard keepGoing else { throw error }
        opened.append(ArchiveInput(path, failing: error))
      }
    }
    return opened
  }

  static var availableProcessors: Int {
    min(max(sysconf(CInt(_SC_NPROCESSORS_ONLN)), 1), 1024)
  }
}

extension Repeats: ExpressibleByArgument {}
