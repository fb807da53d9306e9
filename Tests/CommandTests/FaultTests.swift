import Foundation
import TestSupport
import Testing

/// What stays when a run is cut off, the disk fills up, or an input changes: whole outputs, or none.
@Suite struct FaultTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Takes a tenth of a second or so.
  private static let long = Archive(items: Archive.items(1...12_000, byteCount: 800))

  private func shell(_ line: String) throws -> Command.Result {
    try Command.shell(line, in: folder.url, patience: 60)
  }

  /// Whether processes can have mounts of their own, which takes root.
  static let canMount =
    (try? Command.shell("unshare -m mount -t tmpfs none /mnt").status) == 0
  static let needsMounts: Comment = "needs root, to mount a small disk"

  /// Seconds after the start of something, at random but the same each time.
  private static func moments(_ count: Int, upTo most: Double) -> String {
    var generator = SplitMix(state: 20_240_229)
    return (0..<count).map { _ in
      String(format: "%.4f", Double.random(in: 0.001...most, using: &generator))
    }.joined(separator: " ")
  }

  // Killed.

  @Test(arguments: ["--jobs=2", "--lines"])
  func leavesNothingBehindWhenItIsKilled(form: String) throws {
    try folder.write(Self.long)
    let result = try shell(
      """
      start=$(date +%s%N)
      mkdir work; cd work
      "$WXR2" json -q \(form) -o ../whole.json ../export.xml
      for moment in \(Self.moments(40, upTo: 0.25)); do
        timeout -s KILL $moment "$WXR2" json -q \(form) -o out.json ../export.xml
        [ $? = 137 ] && echo killed
        [ -e out.json ] && { cmp out.json ../whole.json && echo whole; rm out.json; }
        [ -z "$(ls -A)" ] || { ls -A; rm -r .[!.]*; }
      done
      """)
    let lines = Set(result.text.split(separator: "\n"))
    #expect(lines.contains("killed"))
    #expect(lines.isSubset(of: ["killed", "whole"]), "\(lines)")
  }

  @Test func keepsTheOldOutputWhenItIsKilledBeforeTheNewOne() throws {
    try folder.write(Self.long)
    let result = try shell(
      """
      "$WXR2" json -q -o whole.json export.xml
      for moment in \(Self.moments(15, upTo: 0.25)); do
        echo precious > out.json
        timeout -s KILL $moment "$WXR2" json -q --force -o out.json export.xml
        [ "$(head -c 8 out.json)" = precious ] || cmp out.json whole.json
      done
      """)
    #expect(result.text == "")
  }

  // Stopped by a signal.

  /// The command has written something and waits for its input when the signal comes.
  private func stop(_ signal: String, start: String = "", options: String = "") throws
    -> Command.Result
  {
    try folder.write(Archive(items: Archive.items(1...3_000, byteCount: 400)))
    return try shell(
      """
      mkfifo pipe
      env --default-signal=INT,TERM,HUP \(start) "$WXR2" json --lines -o out.json \(options) < pipe &
      process=$!
      exec 3> pipe
      head -c 700000 export.xml >&3
      sleep 0.2
      ls -A
      kill -\(signal) $process
      wait $process
      echo $?
      exec 3>&-
      rm pipe
      """)
  }

  @Test(arguments: [("INT", "130"), ("TERM", "143"), ("HUP", "129")])
  func endsByTheSignalThatStopsIt(signal: String, status: String) throws {
    let result = try stop(signal)
    #expect(result.text == "export.xml\npipe\n\(status)\n")
    #expect(!result.messages.contains("wxr2:"))
    #expect(try folder.names == ["export.xml"])
  }

  /// As `nohup` starts it.
  @Test func goesOnWhenASignalIsIgnored() throws {
    try folder.write(Archive(items: Archive.items(1...3)))
    let result = try shell(
      """
      mkfifo pipe
      env --ignore-signal=HUP "$WXR2" json --lines -q -o out.json < pipe & process=$!
      exec 3> pipe
      head -c 300 export.xml >&3; sleep 0.1; kill -HUP $process
      tail -c +301 export.xml >&3; exec 3>&-
      wait $process; echo $?
      """)
    #expect(result.text == "0\n")
    #expect(try folder.names.contains("out.json"))
  }

  /// Where a file cannot be without a name, it has one for the time being.
  ///
  /// That is so on some file systems, and where a process cannot look up its open files, as here.
  @Test(.enabled(if: canMount, needsMounts), arguments: ["INT", "TERM", "HUP"])
  func removesTheTemporaryFileThatHasAName(signal: String) throws {
    let result = try stop(
      signal, start: "unshare -m sh -c 'mount -t tmpfs none /proc/$$/fd && exec \"$@\"' sh")
    let lines = result.text.split(separator: "\n")
    #expect(lines.first?.hasPrefix(".out.json.") == true, "\(lines)")
    #expect(try folder.names == ["export.xml"])
  }

  @Test(.enabled(if: canMount, needsMounts), arguments: ["", "--force"])
  func writesWithoutFilesWithoutNames(force: String) throws {
    try folder.write(Archive(items: Archive.items(1...3)))
    let result = try shell(
      """
      "$WXR2" json -q -o whole.json export.xml
      unshare -m sh -c 'mount -t tmpfs none /proc/$$/fd && exec "$WXR2" json -q \(force) -o out.json export.xml'
      """)
    #expect(result.status == 0)
    #expect(try folder.names == ["export.xml", "out.json", "whole.json"])
    #expect(try folder.read("out.json") == folder.read("whole.json"))
  }

  @Test func clearsTheLineOfProgressWhenItIsStopped() throws {
    try folder.write(Archive(items: Archive.items(1...6_000, byteCount: 400)))
    let result = try shell(
      """
      mkfifo pipe
      TERM=xterm script -qec 'echo $$ > pid; exec env --default-signal=INT \
        "$WXR2" json --lines -o out.json pipe' typescript > /dev/null 2>&1 < /dev/null & script=$!
      exec 3> pipe
      head -c 1000000 export.xml >&3
      sleep 0.2
      tail -c +1000001 export.xml | head -c 1000000 >&3
      sleep 0.2
      kill -INT $(cat pid)
      wait $script
      exec 3>&-
      rm pipe
      grep -v '^Script' typescript
      """)
    #expect(result.text.contains("posts, "), "\(result)")
    let shown = result.text.split(separator: "\r").last { $0.contains("\u{1B}[K") }
    #expect(shown?.trimmingCharacters(in: .newlines) == "\u{1B}[K")
    #expect(try !folder.names.contains("out.json"))
  }

  // A disk that is full.

  @Test(arguments: ["--jobs=2", "--lines"])
  func leavesNothingBehindWhenAFileMayNotGrow(form: String) throws {
    try folder.write(Archive(items: Archive.items(1...3_000, byteCount: 400)))
    let result = try shell("ulimit -f 200; \"$WXR2\" json \(form) -o out.json export.xml")
    #expect(result.status == 1)
    #expect(result.messages == "wxr2: error: out.json: cannot write: File too large\n")
    #expect(try folder.names == ["export.xml"])
  }

  @Test(.enabled(if: canMount, needsMounts), arguments: ["--jobs=2", "--lines", "--force"])
  func leavesNothingBehindWhenTheDiskIsFull(form: String) throws {
    try folder.write(Archive(items: Archive.items(1...3_000, byteCount: 400)))
    let result = try shell(
      """
      mkdir disk
      unshare -m sh -c 'mount -t tmpfs -o size=500k none disk
        [ \(form) = --force ] && echo precious > disk/out.json
        "$WXR2" json \(form) -o disk/out.json export.xml
        echo $?; ls -A disk; cat disk/*'
      """)
    #expect(result.messages.contains("disk/out.json: cannot write: No space left on device"))
    #expect(result.text == (form == "--force" ? "1\nout.json\nprecious\n" : "1\n"))
  }

  // Inputs that change.

  private static let changes = [
    "cat export.xml >> export.xml.new; cat export.xml.new >> export.xml",
    "truncate -s 5000 export.xml", "truncate -s 0 export.xml", "echo >> export.xml",
    "cp export.xml other.xml; mv other.xml export.xml",
    "printf X | dd of=export.xml bs=1 seek=900 conv=notrunc 2>/dev/null",
  ]

  /// The output is a pipe, so that the command waits between its two passes.
  @Test(arguments: changes)
  func refusesAnInputThatChangesBetweenThePasses(change: String) throws {
    try folder.write(Archive(items: Archive.items(1...3_000, byteCount: 400)))
    for input in ["export.xml", "- < export.xml"]
    where !(input != "export.xml" && change.contains("mv")) {
      let result = try shell(
        """
        cp export.xml kept.xml; rm -f pipe; mkfifo pipe
        "$WXR2" json -q -o pipe \(input) & process=$!
        sleep 0.2
        \(change)
        cat pipe > output
        wait $process
        echo $?
        mv kept.xml export.xml
        """)
      #expect(result.text == "1\n")
      #expect(result.messages.contains("changed while it was read"), "\(result.messages)")
      #expect(try !folder.read("output").hasSuffix("]}\n"))
    }
  }

  /// Nobody reads the output at first, so that the command waits in the middle.
  @Test(arguments: changes)
  func refusesAnInputThatChangesWhileItIsRead(change: String) throws {
    try folder.write(Archive(items: Archive.items(1...3_000, byteCount: 400)))
    let result = try shell(
      """
      mkfifo pipe
      "$WXR2" json -q --lines -o pipe export.xml & process=$!
      exec 3< pipe
      sleep 0.2
      cp export.xml kept.xml
      \(change)
      cat <&3 > output
      wait $process
      echo $?
      """)
    if change.contains("mv") {
      // The command has the old file to its end.
      #expect(result.text == "0\n")
    } else {
      #expect(result.text == "1\n")
      #expect(result.messages.contains("changed while it was read"), "\(result.messages)")
    }
    let output = try folder.read("output")
    #expect(output.hasSuffix("}\n"))
  }

  @Test(arguments: ["truncate -s 3000000", "truncate -s 0", "rm", "echo >>"])
  func givesAWholeOutputOrNoneOfAnInputThatChanges(change: String) throws {
    try folder.write(Self.long)
    let result = try shell(
      """
      "$WXR2" json -q -o whole.json export.xml
      for moment in \(Self.moments(8, upTo: 0.15)); do
        cp export.xml input.xml
        "$WXR2" json -q -o out.json input.xml & process=$!
        sleep $moment
        \(change) input.xml
        wait $process; status=$?
        case $status in
        0) sed 's/input.xml/export.xml/' out.json | cmp - whole.json; rm out.json ;;
        1) ;;
        3) tail -c 3 out.json | grep -qx ']}' || echo partial; rm out.json ;;
        *) echo "status $status" ;;
        esac
        ls -A | grep out
      done
      """)
    #expect(result.text == "", "\(result.messages)")
  }
}

/// Random numbers that are the same each time.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
