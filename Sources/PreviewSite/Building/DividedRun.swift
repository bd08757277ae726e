import SubscriptionManager

/// One of several runs that share the work of one, and the parts that stand in its folder already.
struct DividedRun {
    /// What the folder holds when this run is done; nil where that is a whole site.
    let part: Manifest.Part?
    /// What the folder holds now of the same run; nil where that is nothing, or it cannot be told.
    let standing: Manifest.Part?
    /// Whether the folder holds parts of another run, whose pages are none of this one's.
    let isForeign: Bool

    /// - Parameters:
    ///   - manifest: What the folder says of itself.
    ///   - isCompared: Whether the folder is only compared with what would be made, so that parts of another run count.
    /// - Returns: Nil where the work is not divided, or the folder holds a whole site, of which a part is made anew.
    init?(
        _ theme: Theme, _ plan: SitePlan, _ options: SiteBuilder.Options, in manifest: Manifest?, isCompared: Bool
    ) {
        let isNew = manifest?.isBlank ?? true
        guard plan.shard != .all, isNew || manifest?.part != nil else { return nil }
        let (index, count) = (plan.shard.index, plan.shard.count)
        let digest = isCompared ? manifest?.part?.digest : nil
        let own = Manifest.Part([index], of: count, digest: digest ?? SiteDigest.hexadecimal(theme, plan, options))
        if let standing = manifest?.part, standing.isOfSameRun(as: own) {
            let joined = Manifest.Part(Set(standing.indices + [index]), of: count, digest: own.digest)
            part = joined.isAll ? nil : joined
            self.standing = standing
            isForeign = false
        } else {
            part = own
            standing = nil
            isForeign = !isNew
        }
    }
}
