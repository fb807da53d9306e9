import SiteModel
import Testing

@Suite struct SiteAddressTests {
  @Test(arguments: [
    "https://lantern.example/blog", "http://lantern.example/blog", "HTTPS://LANTERN.example/blog/",
    "http://www.lantern.example/blog", "https://www.Lantern.Example/blog//",
    "http://lantern.example:80/blog", "https://lantern.example:443/blog/", "//lantern.example/blog",
    "lantern.example/blog", "www.lantern.example/blog/",
  ])
  func identifiesOneSite(address: String) {
    #expect(SiteAddress.identity(of: address) == "lantern.example/blog")
  }

  @Test(arguments: [
    ("http://lantern.example", "http://lantern.example/Blog"),
    ("http://lantern.example/blog", "http://lantern.example/Blog"),
    ("http://lantern.example", "http://lantern.example:8080"),
    ("http://lantern.example:443", "https://lantern.example"),
    ("http://lantern.example", "http://m.lantern.example"),
    ("http://lantern.example", "http://www2.lantern.example"),
    ("http://lantern.example", "http://lantern.example/?site=2"),
    ("http://www.com", "http://com"),
  ])
  func tellsSitesApart(one: String, other: String) {
    #expect(SiteAddress.identity(of: one) != SiteAddress.identity(of: other))
  }

  @Test(arguments: [
    "", "/", "//", "http:", "http://", "https:///", "https:///blog", "/blog", "blog", "://", ":",
    ":80",
    "http://:80/", "mailto:ann", "http", "My blog. And more", ".",
  ])
  func takesOtherTextsForNoAddress(text: String) {
    #expect(SiteAddress.identity(of: text) == nil)
  }

  @Test func takesTheFirstAddressThatIsOne() {
    var site = Site()
    (site.baseBlogURL, site.baseSiteURL, site.link) = ("http:", "/", "http://lantern.example/")
    #expect(site.key == "http://lantern.example/")
    site.link = "/"
    #expect(site.key == "")
  }
}
