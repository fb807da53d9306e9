extension Comment {
  /// Whether visitors of the blog see the response, if they see the one that it answers.
  ///
  /// WordPress lists approved responses of every type but editors' notes: reviews, webmentions and
  /// likes, too. Plugins that keep notes of their own as comments take them out.
  public var isPublic: Bool { kind.isPublic(type: type, status: status) }
}

extension CommentKind {
  /// The same by a response's fields alone, for who has it in a span and would copy it.
  package func isPublic(type: String, status: String) -> Bool {
    guard status.isEmpty || status == "approved" else { return false }
    switch self {
    case .comment, .reblog, .pingback, .trackback: return true
    case .note: return false
    case .other: return !PluginNotes.contains(type)
    }
  }
}

/// The types of comments in which plugins keep notes on orders, logs and states for themselves.
enum PluginNotes {
  static func contains(_ type: String) -> Bool {
    types.contains(type) || endings.contains { type.hasSuffix($0) }
  }

  /// How plugins name their notes: `order_note`, `edd_payment_note`, `action_log`,
  /// `sensei_course_status`.
  private static let endings = [
    "_note", "-note", "_notes", "-notes", "_log", "-log", "_logs", "-logs", "_status", "-status",
    "_history", "_delivery", "_transaction",
  ]

  private static let types: Set<String> = [
    // Editors' talk: Edit Flow, PublishPress, Oasis Workflow.
    "editorial-comment", "editorial_comment", "oasis_workflow", "revision", "annotation",
    // What pupils answered: Sensei, Tutor, LearnDash.
    "sensei_user_answer", "sensei_grade", "tutor_q_and_a", "course_completed", "lesson_completed",
    "sfwd-quiz", "ld_assignment",
    // Shops, tickets, payments, jobs of plugins.
    "order", "payment", "webhook", "action", "log", "ticket", "private", "private_comment", "vote",
    "donation", "subscription_event", "wc_booking", "wp_log", "system", "event_log_entry",
    "redirection", "amp_validation", "spam_report", "contact_activity",
  ]
}
