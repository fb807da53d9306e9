import SiteModel

/// The stars of a review.
///
/// - Source: WooCommerce, `rating` from 1 to 5 in the comment's metas; Tutor, `tutor_rating`.
struct ReviewRating {
  private let stored: String
  private let rating: Double

  /// - Parameters:
  ///   - comment: A response.
  ///   - isOfProduct: Whether it is a response to a product. WooCommerce stored reviews as ordinary
  ///     comments before 3.0.
  init?(_ comment: Comment, isOfProduct: Bool) {
    guard isOfProduct || comment.kind == .other else { return nil }
    let stored = comment.meta.last { $0.key == "rating" || $0.key == "tutor_rating" }?.value ?? ""
    guard let rating = Double(stored), rating > 0, rating <= 5 else { return nil }
    (self.stored, self.rating) = (stored, rating)
  }

  /// `★★★★☆`, or `4.5 out of 5`.
  func text(_ words: ResponseWords) -> String {
    let stars = Int(rating)
    return Double(stars) == rating
      ? String(repeating: "★", count: stars) + String(repeating: "☆", count: 5 - stars)
      : words.rating.filled(["rating": stored])
  }
}
