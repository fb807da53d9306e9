import OrderedPipeline
import Synchronization
import Testing

@Suite struct DeferredTests {
  @Test(arguments: [false, true])
  func makesTheValueOnce(inBackground: Bool) {
    let count = Atomic(0)
    let deferred = Deferred(inBackground: inBackground) {
      count.add(1, ordering: .relaxed).newValue
    }
    #expect(deferred.value == 1)
    #expect(deferred.value == 1)
  }

  @Test func needsNoOneToAsk() {
    for _ in 0..<100 { _ = Deferred(inBackground: true) { Array(0..<1000) } }
  }
}
