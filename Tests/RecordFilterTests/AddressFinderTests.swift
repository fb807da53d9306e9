import RecordFilter
import TestSupport
import Testing

@Suite struct AddressFinderTests {
  @Test(arguments: [
    ("ann@example.org", "ann@example.org"),
    ("Write to Ann.B+blog_1@mail.example.co.uk.", "Ann.B+blog_1@mail.example.co.uk"),
    (#"<a href="mailto:ann@example.org?subject=x">"#, "ann@example.org"),
    ("mailto:%20ann@example.org", "ann@example.org"),
    ("Ann <ann@example.org>, Bob", "ann@example.org"),
    ("'ann@example.org'", "ann@example.org"),
    ("“ann@example.org”", "ann@example.org"),
    ("o'neil@example.org", "o'neil@example.org"),
    ("...ann@example.org", "ann@example.org"),
    ("?email=ann@example.org&x=1", "ann@example.org"),
    ("ann@example.org_token", "ann@example.org"),
    ("_stcr@_ann@example.org", "ann@example.org"),
    ("_ann_b@example.org_", "ann_b@example.org"),
    ("ann@example.org-old", "ann@example.org"),
    ("ann@example.org.12", "ann@example.org"),
    ("ann@example.org.png", "ann@example.org"),
    ("ann@2x.example", "ann@2x.example"),
    ("请写信给ann@example.org谢谢", "ann@example.org"),
    ("jürgen@bücher.example.de", "jürgen@bücher.example.de"),
    ("анна@пример.рф", "анна@пример.рф"),
    ("ann@xn--e1afmkfd.xn--p1ai", "ann@xn--e1afmkfd.xn--p1ai"),
    ("192.0.2.1@example.org", "192.0.2.1@example.org"),
    (#""from":"\u003cann@example.org\u003e""#, "ann@example.org"),
    (#"Hello\nann@example.org\nBye"#, "ann@example.org"),
    (#"DOMAIN\\nann@example.org"#, "nann@example.org"),
    ("https://ann:secret@example.org/", "secret@example.org"),
    ("a@example.org@example.com", "a@example.org"),
    ("a@b@example.org", "b@example.org"),
  ])
  func findsMailAddress(text: String, address: String) {
    #expect(found(in: text) == [Found(.mail, address)])
  }

  @Test(arguments: [
    "", "@", "@@@", "ann", "@example.org", "ann@", "ann@example", "ann@.org", "ann@-x.org",
    "ann@example.o", "ann@example.1", "ann@example..org", "ann%40example.org", "ann@ example.org",
    "https://medium.example/@ann.b", "maps/@-33.8,151.2", "logo@2x.png", "logo@2x-300x200.jpg",
    "logo@1.5x.min.css", "icons@2x.png.webp", "vue@3.2.1.prod.js", "photo@home.jpg",
    "@media.screen", #"\n@example.org"#, #"\u0041@example.org"#,
  ])
  func findsNoMailAddress(text: String) {
    #expect(found(in: text) == [])
  }

  @Test(arguments: [
    ("192.0.2.1", "192.0.2.1"),
    ("0.0.0.0", "0.0.0.0"),
    ("255.255.255.255", "255.255.255.255"),
    ("from 192.0.2.1, again", "192.0.2.1"),
    ("It was 192.0.2.1.", "192.0.2.1"),
    ("It was 192.0.2.1...", "192.0.2.1"),
    ("(192.0.2.1)", "192.0.2.1"),
    ("192.0.2.1:8080", "192.0.2.1"),
    ("http://192.0.2.1:8080/x.html", "192.0.2.1"),
    ("192.0.2.0/24", "192.0.2.0"),
    ("ip:192.0.2.1", "192.0.2.1"),
    ("ann@192.0.2.1", "192.0.2.1"),
    (#"s:9:"192.0.2.1";"#, "192.0.2.1"),
    (#"{"ip":"192.0.2.1"}"#, "192.0.2.1"),
    (#"ip\n192.0.2.1\n"#, "192.0.2.1"),
    (#"\u0022192.0.2.1\u0022"#, "192.0.2.1"),
    ("地址192.0.2.1。", "192.0.2.1"),
  ])
  func findsIPv4Address(text: String, address: String) {
    #expect(found(in: text) == [Found(.ip, address)])
  }

  @Test(arguments: [
    "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.256", "1.2.3.1234", "1..2.3.4", "v1.2.3.4",
    "v.1.2.3.4", "1.2.3.4a", "1.2.3.4_5", "a_1.2.3.4", "lib-1.2.3.4.zip", "3.14", ".", "....",
    "1.2.3.4.5.6.7.8", "192.0.2.", "99999999999999999999.1.1.1",
  ])
  func findsNoIPv4Address(text: String) {
    #expect(found(in: text) == [])
  }

  @Test(arguments: [
    ("2001:db8::1", "2001:db8::1"),
    ("2001:DB8:0:0:8:800:200C:417A", "2001:DB8:0:0:8:800:200C:417A"),
    ("2001:0db8:0000:0000:0000:0000:0000:0001", "2001:0db8:0000:0000:0000:0000:0000:0001"),
    ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
    ("fe80::1%eth0", "fe80::1"),
    ("2001:db8::", "2001:db8::"),
    ("Net 2001:db8::/32", "2001:db8::"),
    ("::ffff:192.0.2.1", "::ffff:192.0.2.1"),
    ("64:ff9b::192.0.2.1", "64:ff9b::192.0.2.1"),
    ("0:0:0:0:0:ffff:192.0.2.1", "0:0:0:0:0:ffff:192.0.2.1"),
    ("http://[2001:db8::1]:8080/", "2001:db8::1"),
    ("[IPv6:2001:db8::1]", "2001:db8::1"),
    ("Address:2001:db8::1", "2001:db8::1"),
    ("It was 2001:db8::1.", "2001:db8::1"),
    ("On 2001:db8::1: hello", "2001:db8::1"),
    (#""2001:db8::1""#, "2001:db8::1"),
    (#"\u003e2001:db8::1\n"#, "2001:db8::1"),
  ])
  func findsIPv6Address(text: String, address: String) {
    #expect(found(in: text) == [Found(.ip, address)])
  }

  @Test(arguments: [
    ":", "::", ":::", "12:30:45", "2014-03-03T10:00:00", "a::b", "Face::Bad", "std::dead",
    "std::vector", "a::before", "list[1::2]", "12::30", "2001:db8::1::2", "2001:db8:::1",
    "2001:db8:1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "00:1b:44:11:3a:b7", "12345::1",
    "2001:db8::g", "x2001db8::", "::192.0.2.999", "http://example.org:8080/", "localhost:3306",
    "a:1:{i:0;s:3:\"abc\";}", "grid-area:1/2/3/4", "2001:db8::192.0.2",
  ])
  func findsNoIPv6Address(text: String) {
    #expect(found(in: text) == [])
  }

  @Test func findsSeveralInOrder() {
    let text = "ann@example.org 192.0.2.1-192.0.2.9, 2001:db8::1;bob@example.org"
    #expect(
      found(in: text) == [
        Found(.mail, "ann@example.org"), Found(.ip, "192.0.2.1"), Found(.ip, "192.0.2.9"),
        Found(.ip, "2001:db8::1"), Found(.mail, "bob@example.org"),
      ])
  }

  @Test(
    arguments: [
      "@", ":", "::", "1", ".", "1.", "1:", "a@", "@a.", "a.", "ä", "\\", "\\u", "f", "-", "f:.",
      "1.2.3.", "a@b.c-", "@a.bc", "%20", "\\n1.",
    ])
  func takesLinearTime(unit: String) {
    for tail in ["", "@", ".1", ":1", "@example.org"] {
      let growth = Growth.ofFourfold(from: 250_000) { byteCount in
        let text = String(repeating: unit, count: byteCount / unit.utf8.count)
        return [text + tail, tail + text]
      } work: { texts in
        for text in texts { _ = AddressFinder.addresses(in: text.utf8.span) }
      }
      #expect(growth <= Growth.mostForFourfold, "with \(tail)")
    }
  }
}

private struct Found: Equatable, CustomTestStringConvertible {
  var kind: AddressFinder.Kind
  var text: String

  init(_ kind: AddressFinder.Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  var testDescription: String { "\(kind) \(text)" }
}

private func found(in text: String) -> [Found] {
  let bytes = Array(text.utf8)
  return AddressFinder.addresses(in: text.utf8.span).map {
    Found($0.kind, String(decoding: bytes[$0.range], as: UTF8.self))
  }
}
