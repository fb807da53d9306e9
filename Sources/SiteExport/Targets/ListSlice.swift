/// One page of a list of posts: ten of them, as in WordPress, or on the last page all that follow.
///
/// It is for generators that have no such pages themselves. Layouts show `limit` posts from `offset` on, so that
/// a post that is written later moves the others on.
struct ListSlice {
  /// 1 for the first page.
  var number: Int
  /// Whether there are others.
  var isPart: Bool
  var offset: Int
  /// `nil` for the last page.
  var limit: Int?
  /// Its path within the blog, decoded.
  var address: String
  /// The links to the pages before and after it; empty where there is none.
  var newer = ""
  var older = ""
}

extension SiteOverview {
  /// How many posts the list at home has.
  var postCount: Int { posts.count { $0.isPublic && $0.type == "post" } }

  /// The pages of a list, at `/`, `/page/2/`, `/page/3/`.
  func slices(of postCount: Int, at address: String) -> [ListSlice] {
    let size = 10
    let count = max(1, (postCount + size - 1) / size)
    func page(_ number: Int) -> String { number == 1 ? address : "\(address)page/\(number)/" }
    return (1...count).map { number in
      ListSlice(
        number: number, isPart: count > 1, offset: (number - 1) * size,
        limit: number < count ? size : nil, address: page(number),
        newer: number > 1 ? link(to: page(number - 1)) : "",
        older: number < count ? link(to: page(number + 1)) : "")
    }
  }
}

extension FrontMatter {
  /// Adds what layouts have to know of a page of a list.
  mutating func add(_ slice: ListSlice) {
    if slice.isPart { add("number", slice.number) }
    if slice.number > 1 { add("offset", slice.offset) }
    add("limit", slice.limit)
    add("newer", slice.newer)
    add("older", slice.older)
  }
}
