import ByteText
import FilePaths

/// What becomes of the files of a blog's uploads: where they are, and where links lead.
struct SiteMedia: Sendable {
  private let hosts: MediaHosts
  let library: MediaLibrary?
  /// Where the files are served from, with a slash at the end.
  private let base: String?
  let target: any SiteTarget
  /// What links to files of the site begin with.
  private let root: String
  /// Whether addresses without the usual words may be of uploads.
  private let hasOtherHosts: Bool

  init(
    of blog: BlogAddress, hosts: Set<String>, _ library: MediaLibrary?, base: String?,
    for target: any SiteTarget
  ) {
    self.hosts = MediaHosts(blog, others: hosts)
    hasOtherHosts = hosts.contains { !blog.owns(URLReference("//" + $0)) }
    self.library = library
    self.base = base.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    self.target = target
    root = blog.encodedBase
  }

  /// Whether an address is worth a closer look.
  func mayBeUpload(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = address.first, first != UInt8(ascii: "#") else { return false }
    return address.find("/uploads/", from: 0) != nil || address.find("/files/", from: 0) != nil
      || address.find(".files.wordpress.com/", from: 0) != nil
      || hasOtherHosts && address.find("//", from: 0) != nil
  }

  func reference(_ text: String) -> MediaReference? {
    guard let address = MediaAddress(text, hosts) else { return nil }
    var reference = MediaReference(path: address.path, address: address.address)
    guard let library, let file = library.file(at: address.path) else { return reference }
    // Also another size lies under the name that was asked for, so that the old address answers.
    reference.file = MediaReference.Placed(number: file, path: address.path)
    if let path = MediaAddress.original(of: address.path), let number = library.exactFile(at: path)
    {
      reference.original = MediaReference.Placed(number: number, path: path)
    }
    return reference
  }

  /// The link to a file from a document in some folders; `nil` if the address stays as it is.
  func link(to reference: MediaReference, depth: Int) -> String? {
    if let base { return base + AddressPath.encoded(reference.path) }
    guard let path = reference.file.map({ self.path(of: $0) }) else { return nil }
    if target.hasRelativeLinks {
      return String(repeating: "../", count: depth)
        + AddressPath.encoded(target.staticFolder + path)
    }
    return root + AddressPath.encoded(path)
  }

  /// The path of a file in the folder of what the site serves as it is.
  func path(of file: MediaReference.Placed) -> String { target.mediaPath(Self.folder + file.path) }

  /// The path of a file in the folder.
  func file(of file: MediaReference.Placed) -> String {
    target.staticFolder + target.fileName(ofMedia: path(of: file))
  }

  static let folder = "wp-content/uploads/"
}

/// A file of the blog's uploads that a post refers to.
package struct MediaReference: Sendable {
  /// Its path below the folder of uploads.
  var path: String
  var address: String
  /// The file in the library, which may be the same picture in another size; `nil` if it is missing.
  var file: Placed?
  /// The picture in full size from which that was made, if it is in the library.
  var original: Placed?

  /// A file of the library, by its number, and its path below the folder of uploads in the site.
  struct Placed: Sendable {
    var number: Int
    var path: String
  }
}
