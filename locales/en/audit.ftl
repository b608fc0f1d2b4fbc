# Root of the log of decisions
audit-root-published = 🔏 <b>{ $office }</b>
    Root of the log of decisions until { $day }:
    <code>{ $root }</code>
    Keep this message. Anyone who changes old decisions later cannot change this number.
