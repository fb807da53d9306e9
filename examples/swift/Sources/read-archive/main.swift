// Prints each post of an archive with its responses.
import SiteModel
import WXRReader

var reader = try WXRReader(path: CommandLine.arguments[1])
while let record = try reader.next() {
  guard case .post(let post) = record else { continue }
  print("\(post.type) \(post.slug): \(post.comments.count) responses")
}
