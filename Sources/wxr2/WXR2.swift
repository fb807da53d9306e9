import ArgumentParser
import ByteInput
import FilePaths
import CGlibc
import Glibc
import SystemPackage

@main
struct WXR2: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wxr2",
    abstract: "Convert WordPress export archives (WXR).",
    discussion: """
      Reads what Tools → Export, WP-CLI and WordPress.com write, of every version, and loses \
      nothing: posts, pages, attachments, comments, reblogs, pingbacks, terms, authors, metas.

      Exit status: 0 done, nothing lost; 1 failed; 3 done, but something could not be read; \
      64 wrong usage.
      """,
    version: version,
    subcommands: [
      JSONCommand.self, MarkdownCommand.self, SQLiteCommand.self, WXRCommand.self,
      InspectCommand.self, ReportCommand.self,
      SchemaCommand.self,
    ])

  static let version = "0.1.0"

  static func main() {
    keepMemory()
    Interruption.prepare()
    do {
      var command = try parseAsRoot(arguments())
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      // It says what was typed, which may be a file's name from anywhere.
      let lines = fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
      for line in lines { Console.write(Console.safe(String(line)) + "\n") }
      Glibc.exit(ExitCode.validationFailure.rawValue)
    }
  }

  /// The arguments, with stand-ins for bytes that are no UTF-8: names of files may have such.
  private static func arguments() -> [String] {
    UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)).dropFirst()
      .compactMap { argument in
        argument.map { argument in
          let bytes = UnsafeRawBufferPointer(start: argument, count: strlen(argument))
          return FilePath.text(standingInFor: Array(bytes))
        }
      }
  }

  /// Has freed memory kept for the next batch.
  ///
  /// By default malloc gives the blocks of each batch back to the system, which hands them out again
  /// page by page, each cleared: a tenth of the time.
  private static func keepMemory() {
    // Only a text that is very long has larger blocks, which leave nothing behind.
    mallopt(M_MMAP_THRESHOLD, 4 << 20)
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
    mallopt(M_TOP_PAD, 4 << 20)
  }
}
