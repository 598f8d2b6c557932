table <- table[which(as.character(table[[{{column}}]]) == {{value}}), ]
