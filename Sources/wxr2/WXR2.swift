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
        wxr2 report export.xml --output report.html
        wxr2 json export.xml --output site.json
        wxr2 markdown export.xml --output site
        wxr2 sqlite export.xml --output site.db

      Reads what Tools → Export, WP-CLI and WordPress.com write, of every version, and loses \
      nothing: posts, pages, attachments, comments, reblogs, pingbacks, terms, authors, metas.

      Exit status: 0 done, nothing lost; 1 failed; 3 done, but something could not be read; \
      64 wrong usage.
      """,
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Look", subcommands: [ReportCommand.self, InspectCommand.self, DiffCommand.self]),
      CommandGroup(
        name: "Convert",
        subcommands: [
          JSONCommand.self, MarkdownCommand.self, SQLiteCommand.self, WXRCommand.self,
        ]),
      CommandGroup(name: "Describe", subcommands: [SchemaCommand.self]),
    ])

  static let version = Version.number

  static func main() {
    keepMemory()
    Interruption.prepare()
    do {
      let arguments = arguments()
      let commands = configuration.subcommands.compactMap { $0.configuration.commandName }
      if let guidance = Guidance.message(for: arguments, commands: commands) {
        Console.write(guidance)
        Glibc.exit(ExitCode.validationFailure.rawValue)
      }
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Ends the command with what an error says: help, or what was wrong.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let text = fullMessage(for: error)
    switch code {
    case .validationFailure:
      // It says what was typed, which may be a file's name from anywhere.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for line in lines {
        let safe = Console.safe(String(line))
        let isError = safe.hasPrefix("Error:")
        Console.write((isError ? Style.error("Error:") + safe.dropFirst(6) : safe) + "\n")
      }
      Glibc.exit(code.rawValue)
    case .success where !text.isEmpty:
      print(Style.help(text))
      Glibc.exit(code.rawValue)
    default: exit(withError: error)
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
