import RecordFilter
import SiteModel
import Testing

@Suite struct SelectionTests {
  @Test func includesEverythingByDefault() {
    #expect(Selection().isEverything)
    #expect(Selection().includes(Post()))
  }

  @Test(
    arguments: [
      { $0.types = ["post"] }, { $0.statuses = ["draft"] }, { $0.authors = ["ann"] },
      { $0.terms = [Selection.TermReference(taxonomy: "category", slug: "news")] },
      { $0.since = day(2014, 3, 3) }, { $0.until = day(2014, 3, 3) },
      { $0.includesComments = false },
    ] as [@Sendable (inout Selection) -> Void])
  func isNotEverythingWithARestriction(restrict: @Sendable (inout Selection) -> Void) {
    var selection = Selection()
    restrict(&selection)
    #expect(!selection.isEverything)
  }

  @Test func includesPostsWithoutTheirComments() {
    var selection = Selection()
    selection.includesComments = false
    #expect(selection.includes(Post()))
  }

  @Test(
    arguments: [
      (["post"], [], [], true), (["page", "post"], [], [], true), (["page"], [], [], false),
      (["Post"], [], [], false), ([], ["publish"], [], true), ([], ["draft"], [], false),
      ([], [], ["ann"], true), ([], [], ["Ann"], false), (["post"], ["publish"], ["ann"], true),
      (["post"], ["publish"], ["bob"], false), (["page"], ["publish"], ["ann"], false),
    ] as [(Set<String>, Set<String>, Set<String>, Bool)])
  func comparesFields(
    types: Set<String>, statuses: Set<String>, authors: Set<String>, isIncluded: Bool
  ) {
    var post = Post()
    post.type = "post"
    post.status = "publish"
    post.author = "ann"
    var selection = Selection()
    selection.types = types
    selection.statuses = statuses
    selection.authors = authors
    #expect(selection.includes(post) == isIncluded)
  }

  @Test(arguments: [
    ("category:news", true), ("category:café", true), ("category:caf%c3%a9", true),
    ("category:caf%C3%A9", true), ("category:CAF%c3%a9", false), ("category:100%25", true),
    ("category:cafe", false), ("post_tag:news", false), ("category:News", false),
  ])
  func comparesTerms(text: String, isIncluded: Bool) throws {
    var news = PostTerm()
    (news.taxonomy, news.slug) = ("category", "news")
    var coffee = PostTerm()
    (coffee.taxonomy, coffee.slug) = ("category", "café")
    coffee.raw = [
      StoredText(field: "name", text: "Caf&eacute;"), StoredText(field: "slug", text: "caf%C3%a9"),
    ]
    var percent = PostTerm()
    (percent.taxonomy, percent.slug) = ("category", "100%25")
    var post = Post()
    post.terms = [news, coffee, percent]
    var selection = Selection()
    selection.terms = [try Selection.TermReference(parsing: text)]
    #expect(selection.includes(post) == isIncluded)
  }

  @Test func takesAnyOfTheTerms() throws {
    var term = PostTerm()
    (term.taxonomy, term.slug) = ("category", "news")
    var post = Post()
    post.terms = [term]
    var selection = Selection()
    selection.terms = [
      try Selection.TermReference(parsing: "category:other"),
      try Selection.TermReference(parsing: "category:news"),
    ]
    #expect(selection.includes(post))
    #expect(!selection.includes(Post()))
  }

  @Test(arguments: [
    (nil, nil, true), ("2014-03-03", nil, true), (nil, "2014-03-03", true),
    ("2014-03-03", "2014-03-03", true), ("2014-03-04", nil, false), (nil, "2014-03-02", false),
    ("2013-12-31", "2014-12-31", true), ("2013-12-31", "2014-03-02", false),
    ("2014-02-28", nil, true), (nil, "2015-01-01", true), ("2014-04-01", nil, false),
  ])
  func comparesDays(since: String?, until: String?, isIncluded: Bool) throws {
    var post = Post()
    post.dateGMT = DateTime(year: 2014, month: 3, day: 3, hour: 23, minute: 59, second: 59)
    // The blog's wall clock does not count where the time in UTC is known.
    post.date = DateTime(year: 2014, month: 3, day: 4, hour: 1, minute: 59, second: 59)
    #expect(try selection(since: since, until: until).includes(post) == isIncluded)
    post.date = post.dateGMT
    post.dateGMT = nil
    #expect(try selection(since: since, until: until).includes(post) == isIncluded)
  }

  @Test(arguments: [("2014-03-03", nil), (nil, "2014-03-03")] as [(String?, String?)])
  func leavesOutPostsWithoutDate(since: String?, until: String?) throws {
    #expect(try !selection(since: since, until: until).includes(Post()))
  }

  @Test(arguments: [
    ("category:news", "category", "news"), ("pa_size:a:b", "pa_size", "a:b"),
    ("category::", "category", ":"), ("étage:été", "étage", "été"),
    ("category:caf%C3%A9%", "category", "caf%c3%a9%"), ("category:%Zz%A", "category", "%Zz%A"),
  ])
  func parsesTerm(text: String, taxonomy: String, slug: String) throws {
    let term = try Selection.TermReference(parsing: text)
    #expect(term.taxonomy == taxonomy)
    #expect(term.slug == slug)
  }

  @Test(arguments: ["", ":", "news", ":news", "category:"])
  func refusesTerm(text: String) {
    let error = #expect(throws: SelectionError.self) {
      try Selection.TermReference(parsing: text)
    }
    #expect(error?.code == .termSyntax)
    #expect(error?.message.contains("“\(text)”") == true)
  }

  @Test(arguments: ["0001-01-01", "2014-03-31", "2012-02-29", "2000-02-29", "9999-12-31"])
  func parsesDay(text: String) throws {
    let day = try Selection.Day(parsing: text)
    #expect(day == (try Selection.Day(parsing: text)))
    #expect(!(day < day))
  }

  @Test(
    arguments: [
      ("", .daySyntax), ("2014", .daySyntax), ("2014-3-3", .daySyntax), ("2014/03/03", .daySyntax),
      ("2014-03-03T10:00:00", .daySyntax), ("+014-03-03", .daySyntax), (" 2014-03-0", .daySyntax),
      ("20140303", .daySyntax), ("２014-03-3", .daySyntax), ("2014-02-29", .noSuchDay),
      ("1900-02-29", .noSuchDay), ("2014-13-01", .noSuchDay), ("2014-00-01", .noSuchDay),
      ("2014-04-31", .noSuchDay), ("2014-01-00", .noSuchDay), ("0000-01-01", .noSuchDay),
    ] as [(String, SelectionError.Code)])
  func refusesDay(text: String, code: SelectionError.Code) {
    let error = #expect(throws: SelectionError.self) { try Selection.Day(parsing: text) }
    #expect(error?.code == code)
    #expect(error?.message.contains("“\(text)”") == true)
  }
}

private func selection(since: String?, until: String?) throws -> Selection {
  var selection = Selection()
  selection.since = try since.map { try Selection.Day(parsing: $0) }
  selection.until = try until.map { try Selection.Day(parsing: $0) }
  return selection
}

private func day(_ year: Int, _ month: Int, _ day: Int) -> Selection.Day? {
  DateTime(year: year, month: month, day: day, hour: 0, minute: 0, second: 0)
    .map(Selection.Day.init)
}
