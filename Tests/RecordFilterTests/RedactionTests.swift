import JSONValues
import PHPSerialization
import RecordFilter
import SiteModel
import TestSupport
import Testing

private let mail = "redacted@example.invalid"
private let fixed = Redaction()
private let keyed = Redaction(key: Array("a key of the test".utf8))

@Suite struct RedactionTests {
  // From Python's hmac.
  @Test(arguments: [
    ("ann@example.org", "c4f9e5c4d55e8b8c@example.invalid"),
    (" Ann@Example.ORG\n", "c4f9e5c4d55e8b8c@example.invalid"),
    ("jürgen@bücher.example.de", "9facf7e72a06dfd8@example.invalid"),
  ])
  func keysMailAddress(address: String, standIn: String) {
    var author = Author()
    author.email = address
    keyed.apply(to: &author)
    #expect(author.email == standIn)
  }

  @Test(arguments: [
    ("192.0.2.1", "2001:db8:741f:79c6:340d:d28e:f83f:bf46"),
    ("2001:db8::1", "2001:db8:f064:6ce6:6818:442e:0763:889c"),
    ("2001:DB8::1", "2001:db8:f064:6ce6:6818:442e:0763:889c"),
  ])
  func keysIPAddress(address: String, standIn: String) {
    var comment = SiteModel.Comment()
    comment.authorIP = address
    #expect(redacted(comment, keyed).authorIP == standIn)
  }

  @Test func keepsAddressesJoinable() {
    var comment = SiteModel.Comment()
    comment.authorEmail = "Ann@example.org"
    comment.authorName = "ann@EXAMPLE.org"
    comment.authorIP = "192.0.2.1"
    comment.meta = [
      Meta(key: "mail", value: "Ann <ann@example.org>"), Meta(key: "ip", value: "192.0.2.1:80"),
    ]
    let result = redacted(comment, keyed)
    #expect(result.authorName == result.authorEmail)
    #expect(result.meta[0].value == "Ann <\(result.authorEmail)>")
    #expect(result.meta[1].value == "\(result.authorIP):80")
    #expect(redacted(comment, Redaction(key: [1])).authorEmail != result.authorEmail)
  }

  @Test(arguments: [
    ("", ""), ("ann@example.org", mail), ("***@***", mail), ("r&d@example.org", mail),
    ("Ann <ann@example.org>", mail), ("none", mail),
  ])
  func replacesMailFieldAsAWhole(stored: String, expected: String) {
    var comment = SiteModel.Comment()
    comment.authorEmail = stored
    #expect(redacted(comment, fixed).authorEmail == expected)
  }

  @Test(arguments: [("", ""), ("192.0.2.1", "0.0.0.0"), ("::1", "0.0.0.0"), ("x.x", "0.0.0.0")])
  func replacesIPFieldAsAWhole(stored: String, expected: String) {
    var comment = SiteModel.Comment()
    comment.authorIP = stored
    #expect(redacted(comment, fixed).authorIP == expected)
  }

  @Test func replacesAddressesInNamesOfAuthor() {
    var author = Author()
    author.login = "ann@example.org"
    author.displayName = "Ann (ann@example.org)"
    author.firstName = "ann@example.org"
    author.lastName = "of 192.0.2.1"
    author.extra = [ExtraElement(name: "x:y")]
    author.extra[0].value = "ann@example.org"
    fixed.apply(to: &author)
    #expect(author.login == mail)
    #expect(author.displayName == "Ann (\(mail))")
    #expect(author.firstName == mail)
    #expect(author.lastName == "of 0.0.0.0")
    #expect(author.extra[0].value == mail)
  }

  @Test func keepsAuthorOfPostJoinable() {
    var author = Author()
    author.login = "ann@example.org"
    var post = Post()
    post.author = author.login
    keyed.apply(to: &author)
    keyed.apply(to: &post)
    #expect(post.author == author.login)
    #expect(post.author == "c4f9e5c4d55e8b8c@example.invalid")
  }

  @Test func replacesAddressesInURLOfCommenter() {
    var comment = SiteModel.Comment()
    comment.authorURL = "http://ann@example.org"
    #expect(redacted(comment, fixed).authorURL == "http://\(mail)")
  }

  @Test func keepsBodies() {
    let text = "ann@example.org 192.0.2.1"
    var post = Post()
    (post.title, post.content, post.excerpt, post.link) = (text, text, text, text)
    (post.guid, post.attachmentURL, post.slug) = (text, text, text)
    post.reblog = PostReblog()
    post.reblog?.content = text
    post.terms = [PostTerm()]
    post.terms[0].name = text
    post.comments = [SiteModel.Comment()]
    post.comments[0].content = text
    post.comments[0].reblog = CommentReblog()
    post.comments[0].reblog?.note = text
    var result = post
    fixed.apply(to: &result)
    #expect(result == post)
  }

  @Test func replacesAddressesInStoredTexts() {
    var site = Site()
    site.raw = [StoredText(field: "title", text: "A &amp; ann@example.org")]
    fixed.apply(to: &site)
    #expect(site.raw == [StoredText(field: "title", text: "A &amp; \(mail)")])

    var term = Term()
    term.raw = [StoredText(field: "name", text: "192.0.2.1 &amp; B")]
    fixed.apply(to: &term)
    #expect(term.raw == [StoredText(field: "name", text: "0.0.0.0 &amp; B")])

    var post = Post()
    post.raw = [StoredText(field: "date", text: "ann@example.org")]
    post.terms = [PostTerm()]
    post.terms[0].raw = [StoredText(field: "name", text: "&amp; ann@example.org")]
    fixed.apply(to: &post)
    #expect(post.raw == [StoredText(field: "date", text: mail)])
    #expect(post.terms[0].raw == [StoredText(field: "name", text: "&amp; \(mail)")])
  }

  @Test(arguments: [
    ("A &amp; ann@example.org", ["A &amp; \(mail)"]),
    // The address would be there for anyone who decodes it.
    ("A &amp; ann&#64;example.org", []),
  ])
  func dropsStoredNameThatHidesAddress(stored: String, kept: [String]) {
    var comment = SiteModel.Comment()
    comment.authorName = "A & ann@example.org"
    comment.raw = [
      StoredText(field: "author_name", text: stored), StoredText(field: "date", text: "x"),
    ]
    let result = redacted(comment, fixed)
    #expect(result.authorName == "A & \(mail)")
    #expect(result.raw.map(\.text) == kept + ["x"])
  }

  @Test func dropsStoredTextOfAddressField() {
    var author = Author()
    author.email = "ann@example.org"
    author.raw = [StoredText(field: "email", text: "ann at example")]
    fixed.apply(to: &author)
    #expect(author.raw == [])
  }

  @Test func replacesAddressesInDiagnostic() {
    var diagnostic = Diagnostic(.warning, Diagnostic.Code(rawValue: "x"), "Odd “ann@example.org”")
    diagnostic.itemTitle = "From 192.0.2.1"
    diagnostic.file = "ann@example.org.xml"
    fixed.apply(to: &diagnostic)
    #expect(diagnostic.message == "Odd “\(mail)”")
    #expect(diagnostic.itemTitle == "From 0.0.0.0")
    #expect(diagnostic.file == "ann@example.org.xml")
  }
}

@Suite struct MetaRedactionTests {
  @Test(arguments: [
    (Meta(key: "k", value: "v 1.2"), Meta(key: "k", value: "v 1.2")),
    (Meta(key: "k", value: "ann@example.org"), Meta(key: "k", value: mail)),
    (Meta(key: "_ann@example.org_x", value: ""), Meta(key: "_\(mail)_x", value: "")),
    (
      Meta(key: "k", value: #"{"a":"\u003cann@example.org\u003e"}"#),
      Meta(key: "k", value: #"{"a":"\u003c\#(mail)\u003e"}"#)
    ),
    (
      // Without an address, a value stays as it was stored, wrong lengths and all.
      Meta(key: "k", value: #"s:9:"abc";"#, data: .string("abc")),
      Meta(key: "k", value: #"s:9:"abc";"#, data: .string("abc"))
    ),
    (
      Meta(key: "k", value: #"s:9:"é 192.0.2.1";"#, data: .string("é 192.0.2.1")),
      Meta(key: "k", value: #"s:10:"é 0.0.0.0";"#, data: .string("é 0.0.0.0"))
    ),
    (
      // PHP keeps the last value of a repeated key, and the data has no other.
      Meta(
        key: "k", value: #"a:2:{s:1:"a";s:15:"ann@example.org";s:1:"a";N;}"#,
        data: .map([DecodedEntry(key: "a", value: .null)])),
      Meta(
        key: "k", value: #"a:1:{s:1:"a";N;}"#, data: .map([DecodedEntry(key: "a", value: .null)]))
    ),
  ])
  func replacesAddresses(meta: Meta, expected: Meta) {
    #expect(redacted(meta) == expected)
  }

  @Test func replacesAddressesInNestedData() {
    let data = DecodedValue.list([
      .int(1), .string("ann@example.org"),
      .object(
        className: "stdClass",
        properties: [
          DecodedEntry(key: "ip", value: .list([.string("192.0.2.1"), .null])),
          DecodedEntry(key: "n", value: .double(0.5)),
        ]),
      .map([
        DecodedEntry(key: "x", value: .bool(true)), DecodedEntry(key: "9", value: .string("y")),
      ]),
    ])
    let expected = DecodedValue.list([
      .int(1), .string(mail),
      .object(
        className: "stdClass",
        properties: [
          DecodedEntry(key: "ip", value: .list([.string("0.0.0.0"), .null])),
          DecodedEntry(key: "n", value: .double(0.5)),
        ]),
      .map([
        DecodedEntry(key: "x", value: .bool(true)), DecodedEntry(key: "9", value: .string("y")),
      ]),
    ])
    let result = redacted(Meta(key: "k", value: data.serialized, data: data))
    #expect(result.data == expected)
    #expect(
      result.value
        == #"a:4:{i:0;i:1;i:1;s:24:"redacted@example.invalid";"#
        + #"i:2;O:8:"stdClass":2:{s:2:"ip";a:2:{i:0;s:7:"0.0.0.0";i:1;N;}s:1:"n";d:0.5;}"#
        + #"i:3;a:2:{s:1:"x";b:1;i:9;s:1:"y";}}"#)
  }

  @Test(arguments: [
    (
      #"{ "to":"ann@example.org", "n":[1.50,"a\/b"]}"#,
      #"{ "to":"redacted@example.invalid", "n":[1.50,"a\/b"]}"#
    ),
    // The first letter of the line is no part of the address.
    (#"["x\nann@example.org"]"#, #"["x\nredacted@example.invalid"]"#),
    (#"["ann\u0040example.org"]"#, #"["redacted@example.invalid"]"#),
    (
      #"{"ann@example.org":1,"bob@example.org":2}"#,
      #"{"redacted@example.invalid":1,"redacted@example.invalid (2)":2}"#
    ),
  ])
  func redactsJSON(value: String, expected: String) {
    let result = redacted(
      Meta(key: "k", value: value, data: JSONReader.fieldValue(value.utf8.span)))
    #expect(result.value == expected)
    #expect(result.data == JSONReader.fieldValue(expected.utf8.span))
  }

  @Test func keepsKeysDistinct() {
    let data = DecodedValue.map([
      DecodedEntry(key: "ann@example.org", value: .int(1)),
      DecodedEntry(key: "bob@example.org", value: .int(2)),
      DecodedEntry(key: "x", value: .int(3)),
      DecodedEntry(key: "\(mail) (3)", value: .int(4)),
      DecodedEntry(key: "eve@example.org", value: .int(5)),
    ])
    let result = redacted(Meta(key: "k", value: data.serialized, data: data))
    let keys = [mail, "\(mail) (2)", "x", "\(mail) (3)", "\(mail) (4)"]
    let expected = zip(keys, 1...).map { DecodedEntry(key: $0, value: .int($1)) }
    #expect(result.data == .map(expected))
    #expect(redacted(result) == result)
  }

  @Test func keepsManyKeysDistinctInLinearTime() {
    let growth = Growth.ofFourfold(from: 12_500) { count in
      DecodedValue.map(
        (0..<count).map { DecodedEntry(key: "a\($0)@example.org", value: .null) })
    } work: { data in
      guard case .map(let given) = data,
        case .map(let entries) = redacted(Meta(key: "", value: "", data: data)).data
      else {
        Issue.record("the map is no map any more")
        return
      }
      #expect(Set(entries.map(\.key)).count == given.count)
    }
    #expect(growth <= Growth.mostForFourfold)
  }

  @Test func goesThroughDeepData() {
    var data = DecodedValue.string("ann@example.org")
    for _ in 0..<2_000 {
      data = .list([data])
    }
    let value = redacted(Meta(key: "k", value: "", data: data)).value
    #expect(value.contains(#"a:1:{i:0;s:24:"redacted@example.invalid";}"#))
    #expect(value.utf8.count == 2_000 * 10 + #"s:24:"redacted@example.invalid";"#.utf8.count)
  }

  @Test func replacesAddressesOfEachOwner() {
    let meta = Meta(key: "k", value: "ann@example.org")
    var post = Post()
    post.meta = [meta]
    post.comments = [SiteModel.Comment()]
    post.comments[0].meta = [meta]
    fixed.apply(to: &post)
    #expect(post.meta[0].value == mail)
    #expect(post.comments[0].meta[0].value == mail)
    var term = Term()
    term.meta = [meta]
    fixed.apply(to: &term)
    #expect(term.meta[0].value == mail)
  }
}

@Suite struct ExtraElementRedactionTests {
  @Test func replacesAddressesInTree() {
    var root = ExtraElement(name: "a:ann@example.org")
    root.attributes = [
      ExtraElement.Attribute(name: "by", value: "ann@example.org"),
      ExtraElement.Attribute(name: "n", value: "1.2"),
    ]
    root.value = "192.0.2.1"
    root.children = [ExtraElement(name: "b"), ExtraElement(name: "c"), ExtraElement(name: "d")]
    root.children[1].children = [ExtraElement(name: "e")]
    root.children[1].children[0].value = "ann@example.org"
    root.children[2].value = "plain"
    var expected = root
    expected.attributes[0].value = mail
    expected.value = "0.0.0.0"
    expected.children[1].children[0].value = mail

    var site = Site()
    site.extra = [root, ExtraElement(name: "z")]
    fixed.apply(to: &site)
    #expect(site.extra == [expected, ExtraElement(name: "z")])
  }

  @Test func goesThroughDeepTree() {
    var root = ExtraElement(name: "leaf")
    root.value = "ann@example.org"
    for _ in 0..<2_000 {
      var parent = ExtraElement(name: "node")
      parent.children = [root]
      root = parent
    }
    var site = Site()
    site.extra = [root]
    fixed.apply(to: &site)
    var deepest = site.extra[0]
    while let child = deepest.children.first {
      deepest = child
    }
    #expect(deepest.value == mail)
  }
}

private func redacted(_ comment: SiteModel.Comment, _ redaction: Redaction) -> SiteModel.Comment {
  var post = Post()
  post.comments = [comment]
  redaction.apply(to: &post)
  return post.comments[0]
}

private func redacted(_ meta: Meta) -> Meta {
  var term = Term()
  term.meta = [meta]
  fixed.apply(to: &term)
  return term.meta[0]
}
