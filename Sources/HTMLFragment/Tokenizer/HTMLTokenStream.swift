import ByteText

/// The tokens of a text, for tests of the tokenizer by itself.
package enum HTMLTokenStream {
  package enum Token: Equatable {
    case doctype(HTMLDoctype)
    case startTag(name: String, attributes: [String: String], isSelfClosing: Bool)
    case endTag(name: String)
    case comment(String)
    case characters(String)
  }

  /// The states in which the tokenizer can begin.
  package enum State {
    case data, escapableRawText, rawText, scriptData, plainText, cdata
  }

  /// All tokens; text that is not divided by another token is one.
  package static func tokens(
    of source: [UInt8], from state: State = .data, lastStartTag: String = ""
  ) -> [Token] {
    var tokenizer = HTMLTokenizer()
    source.withUnsafeBufferPointer { tokenizer.start($0) }
    tokenizer.textKind = state.textKind
    tokenizer.lastStartTag = PackedName(lastStartTag)
    tokenizer.lastStartTagLength = lastStartTag.utf8.count
    var tokens: [Token] = []
    while tokenizer.advance(allowsCDATA: false) {
      let token = tokenizer.currentToken
      if case .characters(let more) = token, case .characters(let text)? = tokens.last {
        tokens[tokens.count - 1] = .characters(text + more)
      } else {
        tokens.append(token)
      }
    }
    return tokens
  }
}

extension HTMLTokenStream.State {
  fileprivate var textKind: TextKind {
    switch self {
    case .data: .data
    case .escapableRawText: .escapableRawText
    case .rawText: .rawText
    case .scriptData: .scriptData
    case .plainText: .plainText
    case .cdata: .cdata
    }
  }
}

extension HTMLTokenizer {
  fileprivate var currentToken: HTMLTokenStream.Token {
    let text = string(token.start..<token.end)
    switch token.kind {
    case .text: return .characters(text)
    case .comment: return .comment(text)
    case .endTag: return .endTag(name: text)
    case .doctype:
      return .doctype(
        HTMLDoctype(
          Array(text.utf8),
          isComplete: bytes.base[position - 1] == UInt8(ascii: ">") && token.end < position))
    case .startTag:
      var values: [String: String] = [:]
      for index in token.firstAttribute..<token.firstAttribute + Int(token.attributeCount) {
        let attribute = attributes.base[index]
        values[string(attribute.name)] = string(attribute.value)
      }
      return .startTag(name: text, attributes: values, isSelfClosing: token.isSelfClosing)
    }
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes.elements[range], as: UTF8.self)
  }
}
