// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "wxr2",
  targets: [
    .target(name: "SiteModel", swiftSettings: settings),
    .target(name: "CharacterReferences", swiftSettings: settings),
    .testTarget(
      name: "CharacterReferencesTests", dependencies: ["CharacterReferences"],
      swiftSettings: settings),
    .testTarget(name: "SiteModelTests", dependencies: ["SiteModel"], swiftSettings: settings),
  ])
