import ByteText
import Glibc
import HTMLFragment
import MarkdownExport
import PostContent

/// Tells how fast bodies are parsed and converted on one thread, in MB/s of CPU time, for
/// `scripts/benchmark --bodies`.
///
/// Bodies come on standard input, each as its length in bytes, a line feed, and the bytes.
@main enum BodyRate {
  static func main() {
    let bodies = readBodies()
    let byteCount = bodies.reduce(0) { $0 + $1.count }
    guard byteCount > 0 else { return }
    var parser = HTMLParser()
    var tree = HTMLTree()
    let parse = bestSeconds {
      for body in bodies { parser.parse(body, into: &tree) }
    }
    let contents = bodies.map { PostContent(html: String(decoding: $0, as: UTF8.self)) }
    var converter = BodyConverter()
    let convert = bestSeconds {
      for content in contents {
        var markdown = ByteBuffer(capacity: content.html.count)
        _ = converter.convert(content, into: &markdown)
      }
    }
    for seconds in [parse, convert] { print(Int(Double(byteCount) / 1e6 / seconds)) }
  }

  /// The least time of the passes that two seconds hold.
  private static func bestSeconds(_ pass: () -> Void) -> Double {
    let start = threadSeconds()
    var best = Double.infinity
    repeat {
      let began = threadSeconds()
      pass()
      best = min(best, threadSeconds() - began)
    } while threadSeconds() - start < 2
    return best
  }

  private static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func readBodies() -> [[UInt8]] {
    var bodies: [[UInt8]] = []
    var rest = readInput()[...]
    while let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")),
      let count = Int(String(decoding: rest[..<lineEnd], as: UTF8.self))
    {
      let body = rest[(lineEnd + 1)...].prefix(count)
      bodies.append(Array(body))
      rest = rest[body.endIndex...]
    }
    return bodies
  }

  private static func readInput() -> [UInt8] {
    var input: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &block, block.count)
      guard count > 0 else { return input }
      input.append(contentsOf: block[..<count])
    }
  }
}
