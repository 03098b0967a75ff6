// A torch on a wall.

[flame]
// When.
rate        50              // more is thicker
life        0.3..0.7

// Where and how.
shape       circle 3
angle       -90
spread      15
speed       20..40
size-over   0.6 1 0.1
color       #fff3b0 orange #e0341f
blend       add

// The sparks that fly away with "//" in no name.
[spark]
parent      flame death     // one in four has one
odds        0.25
burst       1
life        0.5..1
speed       30..60
spread      180
