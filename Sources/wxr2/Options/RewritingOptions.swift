import ArgumentParser
import FilePaths
import RecordFilter
import SystemPackage
import WXRExport

/// What is changed in an archive that is written again.
struct RewritingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Leave out the custom fields of this key; '*' and '?' stand for any characters.",
      valueName: "key|pattern,…"))
  var dropMeta: [String] = []

  @Option(
    help: ArgumentHelp(
      "Replace a text, such as the address of a blog that moves.",
      discussion: """
        In titles, bodies, excerpts, links, comments, custom fields, terms and the site; in JSON's escapes, \
        percent-encoded and as //host, too. The lengths in serialised values are counted again. The first \
        '=' divides.
        """,
      valueName: "old=new"))
  var replace: [String] = []

  @Option(
    help: ArgumentHelp(
      "Read what to replace from a file: the old text, a tab, the new text on each line.",
      valueName: "file"),
    completion: .file())
  var replaceFile: [String] = []

  @Flag(help: "Replace in guids, too, by which feed readers know posts.")
  var replaceGuids = false

  @Flag(help: "Only tell how often something would be replaced, by field.")
  var dryRun = false

  func validate() throws {
    _ = try pairs()
    if replace.isEmpty && replaceFile.isEmpty && (replaceGuids || dryRun) {
      let option = dryRun ? "--dry-run" : "--replace-guids"
      throw ValidationError("'\(option)' is for '--replace' and '--replace-file'")
    }
  }

  /// The options as they are written.
  var outputOptions: [String] {
    dropMeta.map { "--drop-meta=\($0)" } + replace.map { "--replace=\($0)" }
      + replaceFile.map { "--replace-file=\($0)" } + (replaceGuids ? ["--replace-guids"] : [])
  }

  /// What is done to records.
  ///
  /// - Throws: `Failure` when a file cannot be read.
  func rewriting() throws -> Rewriting {
    var rewriting = Rewriting()
    rewriting.droppedMeta = dropMeta.flatMap { $0.split(separator: ",") }.map {
      MetaPattern(String($0))
    }
    let pairs = try pairs() + replaceFile.flatMap(Self.pairs)
    if !pairs.isEmpty {
      rewriting.replacement = Replacement(pairs, includesGUIDs: replaceGuids)
    }
    return rewriting
  }

  private func pairs() throws -> [ReplacementPair] {
    do {
      return try replace.map { try ReplacementPair(parsing: $0) }
    } catch let error as SelectionError {
      throw ValidationError(error.message)
    }
  }

  private static func pairs(in name: String) throws -> [ReplacementPair] {
    let text: String
    do {
      text = String(
        decoding: try SmallFile.bytes(of: FilePath(withStandIns: name), atMost: 64 << 20),
        as: UTF8.self)
    } catch let error as Errno {
      throw Failure("\(name): cannot read what to replace: \(error)")
    }
    do {
      return try text.split(whereSeparator: \.isNewline).map {
        try ReplacementPair(parsing: String($0), dividedBy: "\t")
      }
    } catch let error as SelectionError {
      throw Failure("\(name): \(error.message)")
    }
  }
}
