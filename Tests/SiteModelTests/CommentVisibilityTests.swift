import SiteModel
import Testing

@Suite struct CommentVisibilityTests {
  private func isPublic(_ kind: CommentKind, type: String = "", status: String = "approved") -> Bool
  {
    var comment = SiteModel.Comment()
    (comment.kind, comment.type, comment.status) = (kind, type, status)
    return comment.isPublic
  }

  @Test(arguments: [
    "review", "webmention", "like", "repost", "mention", "rsvp", "bookmark", "course_review",
    "quote",
    "testimonial", "question", "answer", "reply", "dialog", "footnote",
  ])
  func showsResponsesOfOtherSitesAndReaders(type: String) {
    #expect(isPublic(.other, type: type))
    #expect(!isPublic(.other, type: type, status: "hold"))
  }

  @Test(arguments: [
    "order_note", "edd_payment_note", "give_payment_note", "action_log", "webhook_delivery",
    "sensei_course_status", "editorial-comment", "llms_order_note", "user_membership_note",
    "ticket_history",
  ])
  func hidesNotesOfPlugins(type: String) {
    #expect(!isPublic(.other, type: type))
  }

  @Test(arguments: [CommentKind.comment, .reblog, .pingback, .trackback])
  func showsWhatIsApproved(kind: CommentKind) {
    #expect(isPublic(kind))
    #expect(isPublic(kind, status: ""))
    for status in ["hold", "spam", "trash", "post-trashed", "liveblog"] {
      #expect(!isPublic(kind, status: status))
    }
  }

  @Test func hidesNotesOfEditors() { #expect(!isPublic(.note)) }
}
