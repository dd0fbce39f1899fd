export const measureFebrl=(..._:any[])=>({});
