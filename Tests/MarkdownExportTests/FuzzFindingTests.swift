import MarkdownExport
import Testing

/// Inputs that `scripts/fuzz` found, made small.
@Suite struct FuzzFindingTests {
  /// An inner link ends before its outer one goes on, around what stands between them.
  @Test func nestsLinksAgainBehindALinkInALink() {
    #expect(
      markdown("<h1><a href=r><table><i><a href=i>g<a><div>d<tr>>")
        == "# *[g](i)* [*d* *>*](r)")
  }
}
