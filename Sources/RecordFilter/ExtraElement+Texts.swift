import SiteModel

// Neither function is recursive, because an archive decides how deep an element is.

extension ExtraElement {
  /// Whether a value of it, its attributes or its descendants meets the condition.
  func containsText(where condition: (String) -> Bool) -> Bool {
    var pending = [self]
    while let element = pending.popLast() {
      if condition(element.value) || element.attributes.contains(where: { condition($0.value) }) {
        return true
      }
      pending += element.children
    }
    return false
  }

  /// The element with each value replaced for which there is a replacement.
  ///
  /// Namespaces stay, as they are names.
  func replacingTexts(_ replacement: (String) -> String?) -> ExtraElement {
    var steps = [RebuildingStep.visit(self)]
    var finished: [ExtraElement] = []
    while let step = steps.popLast() {
      switch step {
      case .visit(let element):
        steps.append(.close(element))
        steps += element.children.reversed().map(RebuildingStep.visit)
      case .close(var element):
        let childCount = element.children.count
        element.children = Array(finished.suffix(childCount))
        finished.removeLast(childCount)
        element.value = replacement(element.value) ?? element.value
        for index in element.attributes.indices
        where !element.attributes[index].declaresNamespace {
          let value = element.attributes[index].value
          element.attributes[index].value = replacement(value) ?? value
        }
        finished.append(element)
      }
    }
    return finished.first ?? self
  }
}

/// A step that remains in rebuilding an element.
///
/// Closing takes the children that were finished last.
private enum RebuildingStep {
  case visit(ExtraElement)
  case close(ExtraElement)
}

extension ExtraElement.Attribute {
  fileprivate var declaresNamespace: Bool { name == "xmlns" || name.hasPrefix("xmlns:") }
}
