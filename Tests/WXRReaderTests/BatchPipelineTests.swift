import ByteInput
import SiteModel
import Synchronization
import TestSupport
import Testing
import WXRReader

@Suite struct BatchPipelineTests {
  /// About 3 MB, a dozen batches.
  private static let bytes = Archive(items: Archive.items(1...1_000, byteCount: 3_000)).bytes

  private struct Stop: Error, Equatable {
    var place: String
  }

  @Test(arguments: [-1, 0, 1, 2, 5, 64])
  func consumesEveryBatchInOrder(jobs: Int) throws {
    var ids: [Int?] = []
    var ends: [Int] = []
    _ = try BatchPipeline.forEachBatch(of: [MemorySource(Self.bytes)], jobs: jobs) {
      batch -> [Int?] in
      batch.records.map { if case .post(let post) = $0 { post.id } else { nil } }
    } consume: { output, place, _ in
      ids += output.compactMap(\.self)
      ends.append(place.endOffset)
    }
    #expect(ids == Array(1...1_000))
    #expect(ends == ends.sorted())
    #expect(ends.last == Self.bytes.count)
    #expect(ends.count > 4)
  }

  @Test(arguments: [1, 2, 5])
  func stopsWhenTheTransformThrows(jobs: Int) {
    let error = #expect(throws: Stop.self) {
      _ = try BatchPipeline.forEachBatch(of: [MemorySource(Self.bytes)], jobs: jobs) { batch in
        if batch.endOffset > 1_000_000 { throw Stop(place: "transform") }
      } consume: { _, place, _ in
        #expect(place.endOffset <= 1_000_000)
      }
    }
    #expect(error?.place == "transform")
  }

  @Test(arguments: [1, 2, 5])
  func stopsWhenTheConsumerThrows(jobs: Int) {
    var calls = 0
    let error = #expect(throws: Stop.self) {
      _ = try BatchPipeline.forEachBatch(of: [MemorySource(Self.bytes)], jobs: jobs) { _ in
      } consume: { _, _, _ in
        calls += 1
        if calls == 3 { throw Stop(place: "consume") }
      }
    }
    #expect(error?.place == "consume")
    #expect(calls == 3)
  }

  /// Memory is bounded by the number of batches that are under way.
  @Test(arguments: [1, 2, 4])
  func doesNotRunFarAheadOfTheConsumer(jobs: Int) throws {
    let ahead = Mutex(0)
    var most = 0
    _ = try BatchPipeline.forEachBatch(of: [MemorySource(Self.bytes)], jobs: jobs) { _ in
      ahead.withLock { $0 += 1 }
    } consume: { _, _, _ in
      most = max(most, ahead.withLock { $0 })
      ahead.withLock { $0 -= 1 }
    }
    #expect(most <= 2 * jobs + 1)
  }

  @Test func writesWhatTheTransformMakesOfRecords() throws {
    var count = 0
    _ = try BatchPipeline.forEachBatch(of: [MemorySource(Self.bytes)], jobs: 2) { batch in
      batch.records.removeAll {
        if case .post(let post) = $0 { (post.id ?? 0) % 2 == 0 } else { true }
      }
      return (batch.records.count, batch.postCount)
    } consume: { output, _, _ in
      count += output.0
    }
    #expect(count == 500)
  }
}
