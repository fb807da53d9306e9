import ByteInput
import FuzzSupport
import JSONExport
import SiteModel
import TestSupport

@testable import WXRReader

// The whole reader: it refuses nothing that it repaired, tells places that are there, makes valid
// JSON, and neither the pieces in which bytes come nor the number of threads change anything.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let choice = input.takeChoice()
  let pieceByteCount = input.takeChoice() + 1
  let blockByteCount = 16 << (input.takeChoice() % 8)
  let split = input.takeChoice()

  var inputs = [input.bytes]
  if split != 0 {
    let place = input.bytes.count * split / 256
    inputs = [Array(input.bytes[..<place]), Array(input.bytes[place...])]
  }
  var options = ReaderOptions()
  options.maximumDiagnosticsPerCode = 30
  let whole = Outcome(inputs, options)
  whole.check(against: inputs)
  // Their place among the records depends on the batches, and with it what is left out of many.
  let counts = whole.diagnosticCounts

  options.blockSizes.capacity = blockByteCount
  options.blockSizes.smallestRead = max(1, blockByteCount / 4)
  if choice & 1 != 0 { options.maximumItemByteCount = 256 }
  if choice & 2 != 0 { options.blockSizes.longestHeader = 512 }
  let blocks = Outcome(inputs, options)
  blocks.check(against: inputs)
  if choice & 3 == 0, !whole.hasSpreadItems, !blocks.hasSpreadItems {
    require(blocks.content == whole.content, "blocks of \(blockByteCount) give other records")
    require(blocks.diagnosticCounts == counts, "blocks of \(blockByteCount) tell other things")
  }
  let pieces = Outcome(inputs, options, pieceByteCount: pieceByteCount)
  require(pieces == blocks, "pieces of \(pieceByteCount) bytes give something else")
  if choice & 12 == 0 {
    let parallel = Outcome(inputs, options, jobs: 2)
    require(parallel == blocks, "two jobs give something else")
  }
  return 0
}

/// What a reading comes to.
private struct Outcome: Equatable {
  var reading: Reading?
  var error: InputError.Code?

  init(_ inputs: [[UInt8]], _ options: ReaderOptions, pieceByteCount: Int = .max, jobs: Int = 0) {
    let sources = inputs.enumerated().map {
      MemorySource($1, name: "\($0)", pieceByteCount: pieceByteCount)
    }
    do {
      reading =
        jobs == 0
        ? try Reading(sources, options: options)
        : try Reading(sources, options: options, jobs: jobs)
    } catch let failure as InputError {
      error = failure.code
    } catch {
      finding("\(error)")
    }
  }

  var content: [Record]? { reading?.content }

  /// How often each code was met in each input.
  var diagnosticCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for diagnostic in reading?.diagnostics ?? [] {
      counts["\(diagnostic.file) \(diagnostic.code.rawValue)", default: 0] += diagnostic.count
    }
    return counts
  }

  /// Whether some item is not in one place.
  ///
  /// How far its parts may be from each other depends on the batches.
  var hasSpreadItems: Bool {
    let codes: Set<Diagnostic.Code> = [
      .itemInItem, .missingItemStart, .missingItemEnd, .strayEndTag, .duplicatePostID,
    ]
    return reading?.codes.contains { codes.contains($0) } ?? false
  }

  func check(against inputs: [[UInt8]]) {
    if let error {
      require(error == .notAnArchive || error == .unsupportedEncoding, "error \(error)")
    }
    guard let reading else { return }
    for diagnostic in reading.diagnostics {
      require(
        diagnostic.code != .malformedItem && diagnostic.code != .malformedChannel,
        "\(diagnostic.code.rawValue): \(diagnostic.message)")
      guard diagnostic.line != nil || diagnostic.byteOffset != nil else { continue }
      let isPlaced = Int(diagnostic.file).map { diagnostic.isPlaced(in: inputs[$0]) } ?? false
      require(isPlaced, "\(diagnostic.code.rawValue) is told of a wrong place")
    }
    let lines = JSONLines.encode(reading.records, siteKey: "key")
    let lineCount = lines.withBytes { JSONCheck.lineCount(in: $0) }
    require(lineCount == reading.records.count, "the output is not JSON Lines")
  }
}
