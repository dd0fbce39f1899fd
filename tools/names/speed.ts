export const measureSpeed=(..._:any[])=>({});
