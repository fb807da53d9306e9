/// What a body had that Markdown has no words for, and how often.
package struct BodyNotes: Sendable, Equatable {
  package var scripts = 0
  package var styles = 0
  package var noscripts = 0
  /// Plug-ins without an address.
  package var objects = 0
  /// Inputs of forms.
  package var controls = 0
  /// SVG in the text.
  package var pictures = 0
  /// Links that would have run a script.
  package var unsafeLinks = 0
  /// Lists that do not begin with a number that Markdown can write.
  package var listNumbers = 0
  /// Lists that stand in too many others.
  package var flattened = 0

  package init() {}
}

extension BodyNotes {
  package static func += (sum: inout BodyNotes, more: BodyNotes) {
    sum.scripts += more.scripts
    sum.styles += more.styles
    sum.noscripts += more.noscripts
    sum.objects += more.objects
    sum.controls += more.controls
    sum.pictures += more.pictures
    sum.unsafeLinks += more.unsafeLinks
    sum.listNumbers += more.listNumbers
    sum.flattened += more.flattened
  }
}
