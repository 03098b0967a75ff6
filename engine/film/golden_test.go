package film

// goldenGlow is the hash of a film of five pictures of glow.
const goldenGlow = 0xc9bc709fd3e28598
