public import ArgumentParser
import ByteInput
import FilePaths
import ByteOutput
import Conversion
public import PostContent
import RecordFilter
public import SiteExport
import SystemPackage

struct MarkdownCommand: ConversionCommand {
  static let configuration = CommandConfiguration(
    commandName: "markdown",
    abstract: "Write each post as a Markdown file, with its responses.",
    discussion: """
        wxr2 markdown export.xml --output site
        wxr2 markdown export.zip --output site --status publish --comments none

      Posts become posts/SLUG.md, pages pages/SLUG.md, other types TYPE/SLUG.md: CommonMark with GitHub's \
      tables, strikethrough and footnotes, and YAML front matter. What people do not read is left out \
      (attachments, menus, revisions, templates, …), and so are posts in the bin; --type and --status \
      bring them back.
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder to write, new or empty; it appears when it is complete.",
      discussion: "With --each, the folder in which each archive gets a folder of its own.",
      valueName: "folder"),
    completion: .directory)
  var output: String

  @Flag(help: "Add to a folder that is not empty, and replace files of the same names.")
  var force = false

  @Flag(
    help: ArgumentHelp(
      "Update a folder that was written before, and keep the files in it that you have changed.",
      discussion: """
        What is new or changed in the archive is written. What you have changed or removed, and what is gone \
        from the archive, is listed. A folder that is new or empty is written as a whole. For 'plain' the \
        first run needs the option, too.
        """))
  var update = false

  @OptionGroup(title: "Many archives") var each: EachOptions

  @Option(name: .customLong("for"), help: "Who reads the files.")
  var target = SiteTargetName.plain

  @Option(
    help: ArgumentHelp(
      "What becomes of shortcodes.",
      discussion: """
        'convert' turns known ones into what they show and leaves the others as they are; 'keep' \
        leaves all of them; 'drop' takes the tags of unknown ones away.
        """))
  var shortcodes = ShortcodePolicy.convert

  @Option(
    help: ArgumentHelp(
      "In which language bodies are stored.",
      discussion: """
        With 'markdown', bodies without blocks and paragraphs of HTML stay as they are. Without the \
        option, only those do that Jetpack has marked as Markdown.
        """))
  var bodies = BodyFormat.html

  @Option(
    help: ArgumentHelp(
      "The language of texts that qTranslate keeps in several: 'en', 'fr', …",
      discussion: "Without it, all of them are written, one behind the other.", valueName: "code"))
  var language: String?

  @Option(
    help: ArgumentHelp(
      "The language of headings, dates and other words around the content: 'de', 'pt-BR', …",
      discussion: "Without it, that of the archive; English if there are no words in that one.",
      valueName: "code"))
  var locale: String?

  @Option(
    help: ArgumentHelp(
      "Where responses are written.",
      discussion: """
        'section' puts them below the body, 'data' into a file of data for each post, 'none' leaves them out. \
        The default is 'data' for targets whose layouts show it, else 'section'.
        """))
  var comments: CommentsPolicy?

  @Option(
    help: ArgumentHelp(
      "What becomes of links to posts of the blog.",
      discussion: """
        'site' makes them links within the site that is built; 'keep' leaves them. 'plain' builds no site, so it keeps them.
        """))
  var links = LinkPolicy.site

  @Option(
    help: ArgumentHelp(
      "Choose the fields of front matter, and their names: 'title,date,meta._price:price'.",
      discussion: """
        A field is a key that the files have, one such as 'wordpress_id', or 'meta.KEY' for a custom field. 'default' \
        keeps all that is written without the option. What a site needs to be built as it was always stays.
        """,
      valueName: "field[:name],…"))
  var frontMatter: String?

  @Option(
    help: ArgumentHelp(
      "Choose the folders and names of files: '{year}/{month}/{slug}'.",
      discussion: """
        The fields are {year}, {month}, {day}, {slug}, {id}, {type}, {category} and {author}. For plain, hugo, \
        eleventy and astro.
        """,
      valueName: "template"))
  var path: String?

  @Option(
    help: ArgumentHelp(
      "Copy the files that posts refer to from the blog's uploads, and link to the copies.",
      discussion: """
        The folder of the uploads or one around it, or a tar or zip of it, such as the media export of \
        WordPress.com. Several are searched one after the other.
        """,
      valueName: "folder|tar|zip"),
    completion: .file())
  var uploads: [String] = []

  @Option(
    help: ArgumentHelp(
      "Link to the files of the blog's uploads below this address instead.", valueName: "url"))
  var mediaBase: String?

  @Option(
    help: ArgumentHelp(
      "What the addresses of categories begin with, if the blog has another word.",
      valueName: "word"))
  var categoryBase = "category"

  @Option(
    help: ArgumentHelp(
      "What the addresses of tags begin with, if the blog has another word.", valueName: "word"))
  var tagBase = "tag"

  @Flag(help: "Leave configuration and layouts out, for a site that has its own.")
  var contentOnly = false

  @Flag(help: "Write the bodies of posts that a password protects, too.")
  var protected = false

  @OptionGroup(title: "Selection") var filter: FilterOptions
  @OptionGroup(title: "Reporting") var report: ReportOptions

  func validate() throws {
    if output == "-" {
      throw ValidationError("'--output' takes a folder; files cannot go to standard output")
    }
    try each.validate(input, OutputPlace(path: place.path, replaces: force))
    if let frontMatter, FieldChoice(frontMatter) == nil {
      throw ValidationError(
        "'--front-matter' takes 'FIELD' or 'FIELD:NAME', with commas between them")
    }
    if let path, PathTemplate(path) == nil {
      let fields = PathTemplate.fields.map { "{\($0)}" }.joined(separator: ", ")
      throw ValidationError("'--path' takes names with slashes between them, and \(fields)")
    }
    if path != nil, ![.plain, .hugo, .eleventy, .astro].contains(target) {
      throw ValidationError("'--path' is for plain, hugo, eleventy and astro")
    }
    if update, force { throw ValidationError("use either '--update' or '--force'") }
    if mediaBase != nil, !uploads.isEmpty {
      throw ValidationError("use either '--uploads' or '--media-base'")
    }
    if let mediaBase, !["http://", "https://", "/"].contains(where: mediaBase.hasPrefix) {
      throw ValidationError("'--media-base' takes an address such as https://media.example/")
    }
    if let locale, !SiteWords.exist(in: locale) {
      let known = SiteWords.languageTags.sorted().joined(separator: ", ")
      throw ValidationError("no words in the language '\(locale)'; there are \(known)")
    }
  }

  var outputSuffix: String { "" }
  var outputOptions: [String] {
    var options = ["markdown", "--for=\(target.rawValue)", "--shortcodes=\(shortcodes.rawValue)"]
    options.append("--comments=\(comments?.rawValue ?? "")")
    options.append("--links=\(links.rawValue)")
    if update { options.append("--update") }
    if let frontMatter { options.append("--front-matter=\(frontMatter)") }
    if let path { options.append("--path=\(path)") }
    options += uploads.map { "--uploads=\($0)" }
    if let mediaBase { options.append("--media-base=\(mediaBase)") }
    options.append("--category-base=\(categoryBase)")
    options.append("--tag-base=\(tagBase)")
    if contentOnly { options.append("--content-only") }
    if let language { options.append("--language=\(language)") }
    if let locale { options.append("--locale=\(locale)") }
    if protected { options.append("--protected") }
    if bodies != .html { options.append("--bodies=\(bodies.rawValue)") }
    return options
  }
  var place: OutputPlace {
    OutputPlace(path: FilePath(withStandIns: output), replaces: force || update)
  }

  static func wayForSeveralSites(inputCount: Int) -> String { "use --each for a folder of each" }

  func exporter(_ filter: Filter) throws -> MakeExporter {
    var options = SiteOptions()
    options.target = target
    options.shortcodes = shortcodes
    options.bodies = bodies
    options.language = language
    options.locale = locale
    options.comments = self.filter.noComments ? CommentsPolicy.none : comments
    options.keepsLinks = links == .keep
    options.frontMatter = frontMatter.flatMap { FieldChoice($0) }
    options.path = path.flatMap { PathTemplate($0) }
    options.uploads = uploads.map { FilePath(withStandIns: $0) }
    options.mediaBase = mediaBase
    options.updates = update
    options.termBases = ["category": categoryBase, "post_tag": tagBase]
    options.isContentOnly = contentOnly
    options.includesProtected = protected
    options.includedTypes = filter.selection.types
    options.includedStatuses = filter.selection.statuses
    return { [options] place in SiteExporter(to: place, options) }
  }
}

/// What becomes of links to posts of the blog.
enum LinkPolicy: String, CaseIterable, ExpressibleByArgument {
  case site, keep
}

extension SiteTargetName: ExpressibleByArgument {}
extension ShortcodePolicy: ExpressibleByArgument {}
extension BodyFormat: ExpressibleByArgument {}
extension CommentsPolicy: ExpressibleByArgument {}
